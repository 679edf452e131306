"""Where what is in favour of an account comes from: each thing with its day, what is left of it and its paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from ventanilla.billing.models import Adjustment, AdjustmentDecision
from ventanilla.billing.origins import Paper, movements_address, papers_of
from ventanilla.billing.queries import book
from ventanilla.journal.prepared import prepared
from ventanilla.ledger.models import LedgerAccount, Transfer
from ventanilla.ledger.queries import Item
from ventanilla.register.models import Account
from ventanilla.staff.queries import Standing

MOST = 5
"""How many are told one by one."""
CREDITED = {
    "payment": "Se pagó de más o por adelantado",
    "old_payment": "Pago traído de otro sistema",
    "old_balance": "Saldo traído de otro sistema",
    "old_charge": "Abono traído de otro sistema",
}
"""What is said of money that came before any charge, by the kind of its entry."""


@dataclass(frozen=True)
class Favour:
    """Something in favour: since which day, where it comes from, what is left of it in whole centavos, positive."""

    on: date
    origin: str
    centavos: int
    paper: Paper | None = None


@dataclass(frozen=True)
class Favours:
    """The oldest of them, which are used first; how many `more` there are, and the page that tells of all."""

    rows: list[Favour]
    more: int
    address: str


@dataclass(frozen=True)
class _Moved:
    """An entry that settled something of an item."""

    entry: int
    kind: str
    on: date
    reverses: int | None = None


def favour_of(account: Account, items: Iterable[Item], held: Standing) -> Favours | None:
    """Of all that the account owes and has, what is in its favour; None, and no query, where nothing is.

    An advance, an import, a paid charge that was undone, or one that was adjusted after it was paid. Four queries.
    """
    every = [item for item in items if item.left < 0]
    if not every:
        return None
    shown = every[:MOST]
    born = {pk: (credited, _Moved(*entry)) for pk, credited, *entry in _born([item.number for item in shown])}
    charges = [item.number for item in shown if born[item.number][0] != LedgerAccount.CUSTOMER]
    moved = _moved(charges)
    entries = {one.entry: one.kind for _, one in born.values()} | {m.entry: m.kind for of in moved.values() for m in of}
    papers = papers_of(entries, held) | adjustment_papers(entries)
    rows = [_told(item, born[item.number][1], moved.get(item.number), papers) for item in shown]
    return Favours(rows, len(every) - len(rows), movements_address(account.slug))


def _told(item: Item, born: _Moved, moved: Sequence[_Moved] | None, papers: dict[int, Paper]) -> Favour:
    """`moved` is what settled it, of a charge; None of what was in favour from the beginning."""
    if moved is None:
        return Favour(item.effective_on, _credited(item, born), -item.left, papers.get(born.entry))
    name = f"{book().concept(item.concept).name} {item.period}".strip()
    paid = next((one for one in reversed(moved) if one.kind not in Adjustment.ENTRIES and one.entry in papers), None)
    paper = papers.get(paid.entry) if paid else None
    for one in moved:
        if one.reverses == born.entry:
            return Favour(one.on, f"{name}: se anuló el cargo después de pagado", -item.left, paper)
        if one.kind in Adjustment.ENTRIES and one.entry in papers:
            return Favour(one.on, f"{name}: se ajustó después de pagado", -item.left, papers[one.entry])
    last = moved[-1].on if moved else item.effective_on
    return Favour(paid.on if paid else last, f"{name}: se pagó más de lo que se debía", -item.left, paper)


def _credited(item: Item, born: _Moved) -> str:
    name = f"{book().concept(item.concept).name} {item.period}".strip()
    said = CREDITED.get(born.kind)
    if said is None:
        return name
    return said if born.kind == "payment" or not item.period else f"{said}: {name}"


def _moved(charges: Sequence[int]) -> dict[int, list[_Moved]]:
    """What settled each of those charges, the oldest first."""
    found: dict[int, list[_Moved]] = {number: [] for number in charges}
    for number, *entry in _settling(charges) if charges else ():
        found[number].append(_Moved(*entry))
    return found


def adjustment_papers(entries: dict[int, str]) -> dict[int, Paper]:
    """Those of the entries that were authorised; what still waits changed nothing."""
    asked = sorted(pk for pk, kind in entries.items() if kind in Adjustment.ENTRIES)
    if not asked:
        return {}
    done = Adjustment.objects.filter(entry__in=asked, decision__kind=AdjustmentDecision.AUTHORISED)
    return {
        entry: Paper("ajuste", folio, reverse("billing:adjustment", args=[pk]))
        for entry, pk, folio in done.values_list("entry", "pk", "folio")
    }


@prepared
def _born(numbers: Sequence[int]) -> QuerySet[Transfer, tuple[Any, ...]]:
    rows = Transfer.objects.filter(pk__in=numbers)
    return rows.values_list("pk", "credit__kind", "entry_id", "entry__kind", "entry__effective_on")


@prepared
def _settling(charges: Sequence[int]) -> QuerySet[Transfer, tuple[Any, ...]]:
    rows = Transfer.objects.filter(settles__in=charges).order_by("pk")
    return rows.values_list("settles_id", "entry_id", "entry__kind", "entry__effective_on", "entry__reverses")
