"""Undo a part of an entry, as what a returned cheque had paid: the rest of it stands."""

from collections.abc import Mapping
from datetime import date, datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions.post import refuse_senseless, write_down
from ventanilla.ledger.actions.reverse import mirrored
from ventanilla.ledger.items import lock_customers
from ventanilla.ledger.models import Entry
from ventanilla.ledger.refusals import UnableToReverse
from ventanilla.staff.acts import act


@act
def take_back(
    *, entry: Entry, parts: Mapping[int, int], kind: str, effective_on: date, by: Actor, at: datetime
) -> Entry:
    """The entry of that `kind` that undoes the parts; an entry gives a part back once, and asked again, the one it was.

    `parts` says how many whole centavos of each transfer, by its number. An item that had been settled is owed again
    by so much; an advance that was used up leaves a debt. Errors: UnableToReverse (ya-revertido, por-confirmar,
    otra-parte), UnableToPost (de-paso).
    """
    key = f"{entry.key}:part-undone"
    take_turns(f"ledger-{entry.key}-undone")
    if known := Entry.objects.filter(key=key).first():
        return known
    if entry.pending or Entry.objects.filter(reverses=entry).exists():
        raise UnableToReverse("ya-revertido", "Ese movimiento no cuenta; no hay parte que devolver.")
    there = {transfer.pk: transfer for transfer in entry.transfers.select_related("debit", "credit").order_by("pk")}
    if any(number not in there or part > there[number].centavos for number, part in parts.items()):
        raise UnableToReverse("otra-parte", "Se pidió devolver más de lo que ese movimiento trajo.")
    made = Entry(
        key=key,
        kind=kind,
        effective_on=effective_on,
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        **done(by, at),
    )
    undone = [mirrored(there[number], made, part) for number, part in sorted(parts.items())]
    refuse_senseless(undone)
    lock_customers(undone)
    return write_down(made, undone, before=None, by=by, at=at)
