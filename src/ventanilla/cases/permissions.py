"""What a post may do with cases."""

from ventanilla.staff.permissions import declare
from ventanilla.utility.vocabulary import saying

declare(
    cases_view="Ver los asuntos turnados a su área",
    cases_view_all="Ver todas las peticiones",
    cases_export=saying("Descargar e imprimir el {petition_log}"),
    cases_open="Registrar peticiones en ventanilla",
    cases_open_by_letter=saying("Registrar escritos en {registry_office}"),
    cases_route=saying("Turnar escritos a {front_office}"),
    cases_assess="Valorar peticiones y revisar documentos",
    cases_refer="Turnar peticiones a las áreas",
    cases_attend="Atender los asuntos turnados a su área",
    cases_follow_up="Dar seguimiento a los asuntos turnados",
    cases_complement="Complementar el trámite (ajustes, órdenes, contactos)",
    cases_draft="Elaborar respuestas",
    cases_approve="Dar visto bueno a las respuestas",
    cases_deliver="Entregar respuestas y oficios",
    cases_discharge="Dar de baja folios",
    cases_close="Cerrar peticiones",
    cases_incidents="Reunir peticiones en incidentes",
    cases_give_code="Dar claves de seguimiento nuevas",
)
