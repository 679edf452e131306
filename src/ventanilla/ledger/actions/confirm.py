"""End the wait of a pending entry: from now on it counts, or it never will."""

from datetime import datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.items import lock_customers, move_items
from ventanilla.ledger.models import Entry, PendingOutcome
from ventanilla.ledger.refusals import NotPending
from ventanilla.staff.acts import act


@act
def confirm(*, entry: Entry, by: Actor, at: datetime) -> PendingOutcome:
    """It counts, for its own day. Asked again it gives what stands. Errors: NotPending."""
    outcome, is_new = _ended(entry, PendingOutcome.CONFIRMED, by, at)
    if is_new:
        transfers = list(entry.transfers.select_related("debit", "credit").order_by("pk"))
        lock_customers(transfers)
        move_items(transfers)
        record(event="ledger.confirmed", by=by, at=at, on=entry.subject)
    return outcome


@act
def void(*, entry: Entry, by: Actor, at: datetime) -> PendingOutcome:
    """It will never count. Asked again it gives what stands. Errors: NotPending."""
    outcome, is_new = _ended(entry, PendingOutcome.VOIDED, by, at)
    if is_new:
        record(event="ledger.voided", by=by, at=at, on=entry.subject)
    return outcome


def _ended(entry: Entry, kind: str, by: Actor, at: datetime) -> tuple[PendingOutcome, bool]:
    """The outcome, and whether it was written now."""
    take_turns(f"ledger-{entry.key}")
    known = PendingOutcome.objects.filter(entry=entry).first()
    if not entry.pending or (known and known.kind != kind):
        ended = known.get_kind_display().lower() if known else "asentado"
        raise NotPending("no-esta-por-confirmar", f"Ese movimiento ya quedó {ended}; vuelva a consultar la cuenta.")
    if known:
        return known, False
    return PendingOutcome.objects.create(entry=entry, kind=kind, **done(by, at)), True
