"""Write down what happened to money, once, and what it leaves of each item it touches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.prepared import prepared
from ventanilla.journal.quick import insert_row, insert_rows
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.items import change_of, customer_of, lock_customers, move_items, open_items
from ventanilla.ledger.models import Entry, LedgerAccount, OpenItem, Transfer
from ventanilla.ledger.refusals import UnableToPost
from ventanilla.staff.acts import act

_ANOTHERS = "Ese cargo es de otra cuenta; elija los de la cuenta que paga."
NOTHING = Subject("", "")
"""An entry about no thing in particular."""


@dataclass(frozen=True)
class Line:
    """A transfer to be posted. `settles` is the item that it pays or lowers, by the number of its transfer.

    `due_on` is the last day to pay a charge without surcharges, `accrues_on` the item whose lateness this one charges.
    """

    debit: LedgerAccount
    credit: LedgerAccount
    centavos: int
    concept: str
    period: str = ""
    settles: int | None = None
    due_on: date | None = None
    accrues_on: int | None = None


@act
def post(
    *,
    key: str,
    kind: str,
    lines: Sequence[Line],
    effective_on: date,
    by: Actor,
    at: datetime,
    on: Subject = NOTHING,
    pending: bool = False,
    beyond: bool = False,
) -> Entry:
    """The entry; asked again with the same key and lines, the one that stands.

    `kind` and concepts are codes of the floor that calls, which also asks for the permission. Within an entry what goes
    into a clearing account goes out of it. `beyond`: what lowers an item may also take back what was paid of it, which
    stays in the customer's favour. Errors: UnableToPost (sin-renglones, sin-importe, de-paso, otro-usuario,
    mas-de-lo-que-queda, clave-usada).
    """
    take_turns(f"ledger-{key}")
    if known := _known.first(key):
        return _same(known, kind, lines, effective_on)
    entry = Entry(key=key, kind=kind, effective_on=effective_on, pending=pending, **about(on), **done(by, at))
    transfers = transfers_of(entry, lines)
    lock_customers(transfers)
    if beyond:
        _refuse_more_than_charged(transfers)
        return write_down(entry, transfers, before=None, by=by, at=at)
    return write_new(entry, transfers, by=by, at=at)


@prepared
def _known(key: str) -> QuerySet[Entry]:
    return Entry.objects.filter(key=key)


def about(on: Subject) -> dict[str, str]:
    """The columns of an entry that say what it is about."""
    return {"subject_kind": on.kind, "subject_id": on.id}


def transfers_of(entry: Entry, lines: Sequence[Line]) -> list[Transfer]:
    """The lines as rows to be written. Errors: UnableToPost (sin-renglones, sin-importe, de-paso)."""
    transfers = [_transfer(entry, line) for line in lines]
    refuse_senseless(transfers)
    return transfers


def write_new(entry: Entry, transfers: Sequence[Transfer], *, by: Actor, at: datetime) -> Entry:
    """Write it, when what it settles is there to be settled. The customers are locked. Errors: UnableToPost."""
    before = open_items(t.settles_id for t in transfers if t.settles_id)
    refuse_too_much(transfers, before)
    return write_down(entry, transfers, before=before, by=by, at=at)


def _transfer(entry: Entry, line: Line) -> Transfer:
    return Transfer(
        entry=entry,
        debit=line.debit,
        credit=line.credit,
        centavos=line.centavos,
        concept=line.concept,
        period=line.period,
        due_on=line.due_on,
        settles_id=line.settles,
        accrues_on_id=line.accrues_on,
    )


def write_down(
    entry: Entry, transfers: Sequence[Transfer], *, before: dict[int, OpenItem] | None, by: Actor, at: datetime
) -> Entry:
    """Insert it with its transfers, move the items unless it is pending, and journal it. The accounts are locked."""
    insert(entry, transfers)
    if not entry.pending:
        move_items(transfers, before)
    tell(entry, transfers, by, at)
    return entry


def insert(entry: Entry, transfers: Sequence[Transfer]) -> None:
    """The rows; the items they move are another matter."""
    insert_row(entry)
    for transfer in transfers:
        transfer.entry = entry
    insert_rows(transfers)


def tell(entry: Entry, transfers: Sequence[Transfer], by: Actor, at: datetime) -> None:
    """Journal it."""
    record(event="ledger.posted", by=by, at=at, on=entry.subject, facts=told_of(entry, transfers))


def told_of(entry: Entry, transfers: Sequence[Transfer]) -> dict[str, Any]:
    """What the journal keeps of it, so that a change of the books by force is noticed."""
    return {
        "key": entry.key,
        "kind": entry.kind,
        "effective_on": entry.effective_on,
        "pending": entry.pending,
        "reverses": entry.reverses_id,
        "lines": [line_of(transfer) for transfer in transfers],
    }


def line_of(transfer: Transfer) -> list[Any]:
    """A transfer as the journal tells it."""
    return [
        transfer.debit_id,
        transfer.credit_id,
        transfer.centavos,
        transfer.concept,
        transfer.period,
        transfer.settles_id,
        transfer.due_on and transfer.due_on.isoformat(),
        transfer.accrues_on_id,
    ]


def _same(known: Entry, kind: str, lines: Sequence[Line], effective_on: date) -> Entry:
    stored = [line_of(t) for t in known.transfers.order_by("pk")]
    asked = [line_of(_transfer(known, line)) for line in lines]
    if (known.kind, known.effective_on, stored) != (kind, effective_on, asked):
        raise UnableToPost(
            "clave-usada", "Esa operación ya se registró con otros datos. Abra una nueva y vuelva a capturarla."
        )
    return known


def refuse_senseless(transfers: Sequence[Transfer]) -> None:
    """Errors: UnableToPost (sin-renglones, sin-importe, de-paso)."""
    if not transfers:
        raise UnableToPost("sin-renglones", "El movimiento no tiene renglones; agregue al menos uno.")
    passing: dict[int, int] = {}
    for transfer in transfers:
        if transfer.centavos <= 0 or transfer.debit_id == transfer.credit_id:
            raise UnableToPost("sin-importe", "Cada renglón lleva un importe mayor que cero, de una cuenta a otra.")
        if transfer.debit.keeps_items and transfer.credit.keeps_items:
            raise UnableToPost("de-paso", "Lo que va de un usuario a otro pasa por la cuenta de paso.")
        for account, sign in ((transfer.debit, 1), (transfer.credit, -1)):
            if account.kind == LedgerAccount.CLEARING:
                passing[account.pk] = passing.get(account.pk, 0) + sign * transfer.centavos
    if any(passing.values()):
        raise UnableToPost("de-paso", "Lo que entra a la cuenta de paso y lo que sale de ella no son iguales.")


def refuse_too_much(transfers: Sequence[Transfer], before: dict[int, OpenItem]) -> None:
    """What settles an item is of its customer, lowers it, and no more than is left."""
    left = {number: item.centavos for number, item in before.items()}
    for transfer in transfers:
        if not transfer.settles_id:
            continue
        item = before.get(transfer.settles_id)
        change = change_of(transfer)
        if item and (not change or item.account_id != customer_of(transfer).pk):
            raise UnableToPost("otro-usuario", _ANOTHERS)
        rest = left.get(transfer.settles_id, 0)
        if rest * change >= 0 or abs(change) > abs(rest):
            raise UnableToPost(
                "mas-de-lo-que-queda",
                "De ese cargo queda menos por pagar: alguien más acaba de abonarlo. Vuelva a consultar la cuenta.",
            )
        left[transfer.settles_id] = rest + change


def _refuse_more_than_charged(transfers: Sequence[Transfer]) -> None:
    """What settles an item is of its customer, lowers it, and no more than was charged, paid or not."""
    numbers = [transfer.settles_id for transfer in transfers if transfer.settles_id]
    items = Transfer.objects.filter(pk__in=numbers, settles=None).select_related("debit", "credit").in_bulk()
    for transfer in transfers:
        if not transfer.settles_id:
            continue
        item, change = items.get(transfer.settles_id), change_of(transfer)
        if item is None or not change or customer_of(item).pk != customer_of(transfer).pk:
            raise UnableToPost("otro-usuario", _ANOTHERS)
        if change_of(item) * change >= 0 or abs(change) > item.centavos:
            raise UnableToPost("mas-de-lo-que-queda", "Eso es más de lo que se cobró; vuelva a consultar la cuenta.")
