"""What happened, in the words of whoever waits for an answer; what is not here is the office's own affair."""

from ventanilla.utility.vocabulary import saying

PUBLIC = {
    "cases.opened": "Recibimos su petición",
    "cases.routed": saying("Se envió a {front_office}"),
    "cases.papers_requested": "Le pedimos documentos que faltan",
    "cases.control_entered": "Quedó en el control de peticiones",
    "cases.accreditation_required": "Le pedimos por oficio acreditar su personalidad",
    "cases.accreditation_notified": "Recibió el oficio para acreditar su personalidad",
    "cases.accredited": "Acreditó su personalidad",
    "cases.referred": "La enviamos a {area}",
    "cases.referral_solved": "El área terminó de revisarla",
    "cases.resolved_now": "Se resolvió en la ventanilla",
    "cases.answer_approved": "La respuesta quedó lista",
    "cases.delivery_attempted": "Intentamos entregarle la respuesta",
    "cases.delivered": "Recibió la respuesta",
    "cases.closed": "Se cerró la petición",
}
"""By event of the journal."""


def masked(name: str) -> str:
    """Enough to know that it is one's own: «Guadalupe Pérez» is «Gua•••••• P••••»."""
    first, *rest = name.split() or [""]
    shown = [first[:3] + "•" * max(0, min(len(first), 9) - 3)]
    return " ".join([*shown, *(word[:1] + "•" * (min(len(word), 6) - 1) for word in rest)])
