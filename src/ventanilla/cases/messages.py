"""The messages a petition sends: to the person who asks, and to the people of the areas it is referred to."""

from ventanilla.notices.kinds import declare

_PERSON = {
    "folio": "Folio de la petición",
    "nombre": "Nombre de quien pide",
    "asunto": "Asunto en una línea",
    "enlace": "Dirección donde se sigue la petición",
}
_AREA = {
    "folio": "Folio de la petición",
    "nombre": "Nombre de quien recibe el mensaje",
    "area": "Nombre del área",
    "asunto": "Asunto en una línea",
}
RECEIVED, PAPERS, ACCREDITATION = "cases.received", "cases.papers", "cases.accreditation"
ANSWER, CLOSED, CODE = "cases.answer_ready", "cases.closed", "cases.code"
REFERRED, REMINDED, ESCALATED = "cases.area_referred", "cases.area_reminded", "cases.area_escalated"
ALERT = "cases.alert"
RESOLVED = "cases.incident_resolved"

_WITH_CODE = {**_PERSON, "clave": "Clave de seguimiento"}
_KNOWN = ("folio",)

declare(
    RECEIVED,
    "Petición recibida",
    {**_WITH_CODE, "vence": "Hasta cuándo debe contestarse"},
    (*_KNOWN, "clave"),
    ("clave",),
)
declare(CODE, "Clave de seguimiento nueva", _WITH_CODE, (*_KNOWN, "clave"), ("clave",))
declare(PAPERS, "Faltan documentos", {**_PERSON, "faltantes": "Documentos que faltan"}, (*_KNOWN, "faltantes"))
declare(ACCREDITATION, "Debe acreditar su personalidad", {**_PERSON, "oficio": "Número del oficio"}, _KNOWN)
declare(ANSWER, "Respuesta lista para recoger", {**_PERSON, "oficio": "Número del oficio de respuesta"}, _KNOWN)
declare(CLOSED, "Petición cerrada", {**_PERSON, "motivo": "Por qué se cerró"}, (*_KNOWN, "motivo"))
declare(REFERRED, "Asunto turnado al área", _AREA, _KNOWN)
declare(REMINDED, "Recordatorio al área", _AREA, _KNOWN)
declare(ESCALATED, "Retraso del área escalado", _AREA, _KNOWN)
declare(
    ALERT,
    "Aviso del reloj",
    {**_AREA, "aviso": "Qué está por vencer o venció", "vence": "El último día"},
    (*_KNOWN, "aviso"),
)
declare(
    RESOLVED,
    "Lo que reportó se resolvió",
    {**_PERSON, "incidente": "Folio del incidente", "que": "Qué pasaba", "solucion": "Qué se hizo"},
    _KNOWN,
)
