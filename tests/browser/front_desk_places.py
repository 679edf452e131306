"""The address of each screen and printed form of the awkward day of `front_desk`, and somebody who may open it."""

from datetime import datetime, timedelta
from typing import Any

Found = dict[str, tuple[str, str]]

SCREENS: Found = {
    "turnos-kiosko": ("/turnos/kiosko/", "ana"),
    "turnos-kiosko-preferencia": ("/turnos/kiosko/?asunto=falla", "ana"),
    "turnos-kiosko-boleto": ("/turnos/kiosko/{waiting}/", "ana"),
    "turnos-mi-ventanilla": ("/turnos/mi-ventanilla/", "ana"),
    "turnos-mi-ventanilla-llamado": ("/turnos/mi-ventanilla/", "gema"),
    "turnos-mi-ventanilla-caja": ("/turnos/mi-ventanilla/", "beto"),
    "turnos-pantalla": ("/turnos/pantalla/", "gema"),
    "turnos-dia": ("/turnos/dia/", "gema"),
    "turno-espera": ("/turno/{waiting}/", ""),
    "turno-llamado": ("/turno/{called}/", ""),
    "visitas": ("/visitas/", "ana"),
    "visitas-nueva": ("/visitas/nueva/", "ana"),
    "visita-doce": ("/visitas/{visit}/", "ana"),
    "visitas-dias": ("/visitas/dias/", "gema"),
    "visitas-dia-cerrado": ("/visitas/?dia={closed}", "gema"),
    "visitas-dia-vacio": ("/visitas/?dia={empty}", "gema"),
    "visitas-cierre": ("/visitas/dias/{day}/cierre/", "gema"),
    "peticion-cuarenta": ("/peticiones/{forty}/", "ana"),
    "peticion-cuarenta-historia": ("/peticiones/{forty}/historia/", "ana"),
    "peticion-doce-respondida": ("/peticiones/{answered}/", "ana"),
    "peticion-clave": ("/peticiones/{forty}/clave/", "gema"),
    "peticion-nueva": ("/peticiones/nueva/", "ana"),
    "control": ("/peticiones/", "gema"),
    "revision": ("/peticiones/revision/", "gema"),
    "apoyos": ("/apoyos/", "ana"),
    "apoyo-nuevo": ("/apoyos/nuevo/?peticion={forty}", "ana"),
    "apoyo-abierto": ("/apoyos/{asked}/", "ana"),
    "apoyo-cerrado": ("/apoyos/{ended}/", "ana"),
    "oficialia": ("/oficialia/", "ofelia"),
    "oficialia-libro": ("/oficialia/libro/", "ofelia"),
    "oficialia-libro-salidas": ("/oficialia/libro/?libro=salidas", "ofelia"),
    "oficialia-etiquetas": ("/oficialia/etiquetas/", "ofelia"),
    "oficialia-digitalizar": ("/oficialia/digitalizar/", "ofelia"),
    "oficialia-contingencia": ("/oficialia/contingencia/", "ofelia"),
    "oficialia-talonario": ("/oficialia/contingencia/{block}/", "ofelia"),
    "oficialia-bajas": ("/oficialia/bajas/", "ofelia"),
    "oficialia-recibir": ("/oficialia/recibir/", "ofelia"),
    "oficialia-escrito": ("/oficialia/{letter}/", "ofelia"),
    "oficialia-turno": ("/oficialia/{letter}/turno/", "ofelia"),
    "oficialia-baja": ("/oficialia/{letter}/baja/", "ofelia"),
    "mensajes": ("/mensajes/", "gema"),
    "mensaje": ("/mensajes/{message}/", "gema"),
    "seguimiento": ("/seguimiento/", ""),
    "recorrido": ("/recorridos/{road}/", "ana"),
    "analisis": ("/procedimientos/analisis/", "diana"),
    "procedimientos": ("/procedimientos/", "gema"),
    "calidad": ("/calidad/documentos/", "sara"),
    "calidad-documento": ("/calidad/documentos/PL-07/", "sara"),
    "indicadores": ("/indicadores/", "gema"),
    "indicador": ("/indicadores/usuarios_atendidos/", "gema"),
    "indicadores-cierre": ("/indicadores/meses/{month}/cierre/", "gema"),
    "atajos": ("/atajos/", "ana"),
    "inicio": ("/", "ana"),
    "bandeja": ("/bandeja/", "mario"),
}
PAPERS: Found = {
    "turno": ("/turnos/kiosko/{waiting}/boleto.pdf", "ana"),
    "visitas-borrador": ("/visitas/dias/{day}/borrador.pdf", "gema"),
    "control": ("/peticiones/control.pdf", "gema"),
    "libro-entradas": ("/oficialia/libro/hoja.pdf", "ofelia"),
    "libro-salidas": ("/oficialia/libro/hoja.pdf?libro=salidas", "ofelia"),
    "libro-entradas-vacio": ("/oficialia/libro/hoja.pdf?dia={empty}", "ofelia"),
    "etiqueta": ("/oficialia/{letter}/etiqueta/", "ofelia"),
    "sello": ("/oficialia/{letter}/sello/", "ofelia"),
    "talonario": ("/oficialia/contingencia/{block}/talonario/", "ofelia"),
    "ficha": ("/calidad/fichas/peticion.pdf", "sara"),
    "analisis": ("/procedimientos/analisis.pdf", "diana"),
    "analisis-vacio": ("/procedimientos/analisis.pdf?mes=2026-01", "diana"),
    "indicadores": ("/indicadores/meses/{month}/informe.pdf", "gema"),
}


def addresses(tried: dict[str, Any], at: datetime) -> dict[str, Found]:
    """Screens and papers by name, with what was tried in the place of each word in braces."""
    words = _words(tried, at)
    given = {
        kind: {name: (address.format(**words), who) for name, (address, who) in found.items()}
        for kind, found in (("screens", SCREENS), ("papers", PAPERS))
    }
    given["papers"] |= _letters({str(tried["forty"].pk), str(tried["answered"].pk)})
    return given


def _words(tried: dict[str, Any], at: datetime) -> dict[str, Any]:
    from ventanilla.cases.models import SupportRequest
    from ventanilla.correspondence.models import FolioBlock, IncomingLetter
    from ventanilla.notices.models import Message
    from ventanilla.processes.models import Instance
    from ventanilla.utility.queries import local_day

    day, closed, empty = (local_day(at - timedelta(days=n)).isoformat() for n in range(3))
    *_, asked, ended = SupportRequest.objects.order_by("pk").values_list("pk", flat=True)
    waiting, called = tried["turns"]
    return {
        "forty": tried["forty"].folio,
        "answered": tried["answered"].folio,
        "road": Instance.objects.get(subject_kind="case", subject_id=str(tried["forty"].pk)).pk,
        "day": day,
        "closed": closed,
        "empty": empty,
        "month": day[:7],
        "waiting": waiting.code,
        "called": called.code,
        "visit": tried["visit"].pk,
        "letter": IncomingLetter.objects.earliest("pk").folio,
        "block": FolioBlock.objects.get().pk,
        "asked": asked,
        "ended": ended,
        "message": Message.objects.earliest("pk").pk,
    }


def _letters(preferred: set[str]) -> Found:
    """The newest paper of each kind of letter, of the awkward petitions where they have one; of the log, each day's."""
    from ventanilla.documents.models import Document

    chosen: dict[str, int] = {}
    for document in Document.objects.filter(rendering__isnull=False).order_by("pk"):
        name = f"visitas-{document.pk}" if document.letter == "visitas" else document.letter
        if document.subject_id in preferred or name not in chosen:
            chosen[name] = document.pk
    return {f"carta-{name}": (f"/documentos/{pk}/pdf/", "gema") for name, pk in chosen.items()}
