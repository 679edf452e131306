"""Record that somebody tried to deliver a document and could not (B-08: another way is tried next)."""

from datetime import datetime

from ventanilla.correspondence.models import Delivery, DeliveryAttempt
from ventanilla.correspondence.ways import is_way
from ventanilla.documents.models import Document
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToAttempt(Refusal):
    """The document was delivered already, or what happened is not said."""


@act
def record_attempt(
    *,
    document: Document,
    way: str,
    note: str,
    by: Actor,
    at: datetime,
    outcome: str = DeliveryAttempt.Outcome.NOBODY,
) -> DeliveryAttempt:
    """Errors: NotAllowed, UnableToAttempt."""
    locked = Document.objects.select_for_update().get(pk=document.pk)
    require(by, "correspondence.deliver", at)
    if Delivery.objects.filter(document=locked).exists():
        raise UnableToAttempt("ya-entregado", f"El documento {locked.number} ya se entregó; no hay nada que intentar.")
    if not is_way(way):
        raise UnableToAttempt("via-desconocida", "Elija cómo se intentó entregar.", field="way")
    if outcome not in DeliveryAttempt.Outcome.values:
        raise UnableToAttempt("resultado-desconocido", "Elija qué pasó en el intento.", field="outcome")
    if not note.strip():
        raise UnableToAttempt("sin-nota", "Escriba qué pasó en el intento.", field="note")
    attempt = DeliveryAttempt.objects.create(
        document=locked, way=way, outcome=outcome, note=note.strip()[:400], **done(by, at)
    )
    record(
        event="correspondence.attempted",
        by=by,
        at=at,
        on=Subject(locked.subject_kind, locked.subject_id, locked.subject_folio),
        facts={"document": locked.pk, "number": locked.number, "way": way, "outcome": outcome},
        personal={"note": attempt.note},
    )
    return attempt
