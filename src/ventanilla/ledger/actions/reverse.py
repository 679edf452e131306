"""Undo an entry by another that mirrors it: nothing is erased, and what it had settled is owed again."""

from datetime import date, datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions.post import write_down
from ventanilla.ledger.items import change_of, lock_customers
from ventanilla.ledger.models import Entry, Transfer
from ventanilla.ledger.refusals import UnableToReverse
from ventanilla.staff.acts import act


@act
def reverse(*, entry: Entry, key: str, effective_on: date, by: Actor, at: datetime) -> Entry:
    """The entry that undoes it; asked again with the same key, the one that stands.

    A charge that was paid meanwhile leaves its payment in the customer's favour, and an advance that was used up
    leaves a debt. Errors: UnableToReverse (ya-revertido, es-reverso, por-confirmar).
    """
    take_turns(f"ledger-{entry.key}-undone")
    known = Entry.objects.filter(reverses=entry).first()
    if known and known.key == key:
        return known
    if known:
        raise UnableToReverse("ya-revertido", "Ese movimiento ya se revirtió; vea el reverso en la cuenta.")
    if entry.reverses_id:
        raise UnableToReverse("es-reverso", "Eso ya es un reverso. Para volver a asentarlo capture el movimiento.")
    if entry.pending and not _is_confirmed(entry):
        raise UnableToReverse("por-confirmar", "Ese movimiento aún no cuenta; anúlelo en lugar de revertirlo.")
    undone = list(entry.transfers.select_related("debit", "credit").order_by("pk"))
    lock_customers(undone)
    mirror = Entry(
        key=key,
        kind=entry.kind,
        effective_on=effective_on,
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        reverses=entry,
        **done(by, at),
    )
    return write_down(mirror, [mirrored(transfer, mirror) for transfer in undone], before=None, by=by, at=at)


def _is_confirmed(entry: Entry) -> bool:
    outcome = getattr(entry, "outcome", None)
    return outcome is not None and outcome.kind == outcome.CONFIRMED


def mirrored(of: Transfer, entry: Entry, centavos: int | None = None) -> Transfer:
    """What undoes a transfer in another entry, or so many centavos of it."""
    return Transfer(
        entry=entry,
        debit=of.credit,
        credit=of.debit,
        centavos=of.centavos if centavos is None else centavos,
        concept=of.concept,
        period=of.period,
        due_on=of.due_on,
        accrues_on_id=of.accrues_on_id,
        settles_id=(of.settles_id or of.pk) if change_of(of) else None,
    )
