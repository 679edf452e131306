"""What can be read in the timeline of a case."""

from ventanilla.journal.events import declare

for code, sentence in {
    "opened": "Se abrió la petición",
    "entered": "Quedó registrada la entrada",
    "routed": "Dirección Comercial la turnó a Atención a Usuarios",
    "assessed": "Se valoró el asunto",
    "papers_checked": "Se revisaron los documentos",
    "papers_requested": "Se informó lo que falta",
    "resolved_now": "Se resolvió de inmediato",
    "control_entered": "Se anotó en el Control de Peticiones",
    "accreditation_required": "Se pidió por oficio acreditar la personalidad",
    "accreditation_notified": "El oficio de acreditación fue recibido",
    "accredited": "Se acreditó la personalidad",
    "referred": "Se turnó a un área",
    "referral_acknowledged": "El área acusó recibo",
    "referral_solved": "El área atendió el turno",
    "referral_returned": "El área devolvió el turno",
    "followed_up": "Se dio seguimiento",
    "determined": "Se determinó cómo sigue",
    "complemented": "Se complementó el trámite",
    "answer_drafted": "Se elaboró la respuesta",
    "answer_approved": "La respuesta recibió visto bueno",
    "answer_returned": "La respuesta se devolvió para corregir",
    "delivery_attempted": "Se intentó entregar la respuesta",
    "delivered": "La respuesta se entregó",
    "discharged": "Oficialía de Partes dio de baja el folio",
    "file_handed_over": "Se entregó el expediente",
    "evidence_added": "Se agregó una prueba",
    "reference_added": "Se agregó un folio de otro sistema",
    "closed": "La petición se cerró",
    "control_exported": "Se descargó el Control de Peticiones",
}.items():
    declare(f"cases.{code}", sentence)
