"""What a letter that a diagram names may say of its case: each letter takes the fields it declares."""

from typing import Any, Final

from ventanilla.cases.letters import nature_fields
from ventanilla.cases.models import Case
from ventanilla.utility.queries import local_day

OWN_LETTER: Final = (
    *("destinatario", "domicilio", "correo", "cuenta", "tipo", "tipo_nombre", "impugna"),
    *("presentada", "asunto", "puntos", "texto"),
    *(
        f"{which}{part}"
        for which in ("", "impugnada_")
        for part in ("respuesta", "respuesta_fecha", "notificada", "via")
    ),
    *("firma", "cargo"),
)
"""The fields a letter that a diagram names may declare."""


def own_letter_fields(case: Case, signer: str, post: str, text: str) -> dict[str, Any]:
    """Everything a letter that the diagram names may say; each takes the fields it declares."""
    nature = getattr(case, "nature", None)
    return {
        "destinatario": case.petitioner,
        "domicilio": case.address or (case.of_account.address if case.of_account else ""),
        "correo": case.email,
        "cuenta": case.of_account.number if case.of_account else "",
        **nature_fields(case),
        "presentada": local_day(case.filed_at),
        "asunto": case.summary,
        "puntos": [point.text for point in case.points.all()],
        **_answer_of(case, ""),
        **_answer_of(nature.contests if nature else None, "impugnada_"),
        "texto": text.strip(),
        "firma": signer,
        "cargo": post,
    }


def _answer_of(case: Case | None, prefix: str) -> dict[str, Any]:
    """The number and day of an answer, and how and when it was notified."""
    document = case.issued_answer.document if case and hasattr(case, "issued_answer") else None
    delivery = getattr(document, "delivery", None)
    return {
        f"{prefix}respuesta": document.number if document else "",
        f"{prefix}respuesta_fecha": local_day(document.at) if document else None,
        f"{prefix}notificada": local_day(delivery.delivered_at) if delivery else None,
        f"{prefix}via": delivery.get_way_display() if delivery else "",
    }
