"""Questions of billing: what an account owes on a day, what a fee would cost it, and what was settled before."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from ventanilla.billing.models import Adjustment, IssuedSettlement, OrderedFor
from ventanilla.billing.points import Relief, Settlement, discount, settle
from ventanilla.journal.prepared import prepared
from ventanilla.ledger.models import Entry, LedgerAccount, PendingOutcome, Transfer
from ventanilla.ledger.queries import Item, customer_account, items_called, owed_of
from ventanilla.lib.validity import in_force
from ventanilla.register.models import Account
from ventanilla.register.queries import holder_of
from ventanilla.register.words import plain
from ventanilla.tariffs.points import Book, Price, Programme, UnknownFee, price
from ventanilla.utility.queries import current_pack


def book() -> Book:
    """The tariffs of the pack in force."""
    found: Book = current_pack().section("tariffs")
    return found


def was_charged(account: Account) -> bool:
    """Whether the books know the account at all. One query."""
    return customer_account(str(account.pk)) is not None


def items_owed(account: Account) -> list[Item]:
    """What it owes and has in favour, the oldest first; nothing if it was never charged. Three queries at most."""
    return items_called(str(account.pk))


def settlement_of(account: Account, on: date) -> Settlement:
    """What it owes on a day, with surcharges to that day. Three queries at most."""
    return settle(items_owed(account), book(), on=on)


def adjustments_of_entries(entries: Sequence[int]) -> dict[int, Adjustment]:
    """The adjustment of each of those entries that is one, with what was decided. One query; none without entries."""
    rows = Adjustment.objects.filter(entry__in=entries).select_related("decision") if entries else ()
    return {one.entry_id: one for one in rows}


def took_back_lateness(due: Entry) -> bool:
    """Whether an adjustment that stands took back something of what was charged for lateness. Two queries."""
    charged = list(Transfer.objects.filter(entry=due).values_list("pk", flat=True))
    lines = Transfer.objects.filter(settles__in=charged, entry__kind__in=Adjustment.ENTRIES)
    told = lines.values_list("entry__outcome__kind", "entry__reverses", "entry__reversal")
    return (PendingOutcome.CONFIRMED, None, None) in told


def programme_called(code: str) -> str:
    """The name of a programme, in force or not; "" for one that the pack no longer has."""
    return next((one.name for one in book().programmes if one.code == code), "")


def is_holder(account: Account, name: str, on: date) -> bool:
    """Whether that name is of who holds the account on a day; accents and the order of its words do not matter."""
    holding = holder_of(account, on)
    return holding is not None and sorted(plain(name).split()) == sorted(plain(holding.party.name).split())


def prices_for(account: Account, on: date) -> list[tuple[str, str, Price]]:
    """The acts that may be charged to it on a day: code, name and price; what has none that day is left out."""
    found = []
    for code, name in {fee.code: fee.name for fee in book().fees if not fee.months}.items():
        try:
            found.append((code, name, price(book(), code, on=on, use=account.use_class)))
        except UnknownFee:
            continue
    return found


def programmes_on(on: date) -> list[Programme]:
    """The discounts in force on a day."""
    return [programme for programme in book().programmes if in_force(programme, on)]


def programme_on(code: str, on: date) -> Programme | None:
    """The one of that code in force on a day."""
    return next((programme for programme in programmes_on(on) if programme.code == code), None)


def discount_of(settlement: Settlement, programme: Programme) -> list[Relief]:
    """What a programme takes off what is owed; a charge that had it has it no more. One query."""
    settling = Transfer.objects.filter(settles__in=[line.item.number for line in settlement.lines])
    relief = (LedgerAccount.RELIEF, programme.code, None)
    told = settling.values_list("settles", "debit__kind", "debit__code", "entry__reversal")
    return discount(settlement, programme, but={item for item, *account in told if item and tuple(account) == relief})


def settlements_of(account: Account) -> list[IssuedSettlement]:
    """The last ten issued for it, the newest first."""
    return list(IssuedSettlement.objects.filter(account=account).order_by("-pk")[:10])


def orders_awaited(account: Account) -> list[OrderedFor]:
    """The payment orders of an account for which some case waits, with their settlements. One query."""
    return _awaited(account.pk)


@prepared
def _awaited(account: int) -> QuerySet[OrderedFor]:
    rows = OrderedFor.objects.filter(account=account, settlement__paid=None)
    return rows.select_related("settlement").order_by("pk")


def settled_orders(orders: Sequence[OrderedFor]) -> list[OrderedFor]:
    """Those of them of whose charges nothing is owed. One query."""
    owed = owed_of([line["item"] for order in orders for line in order.settlement.lines])
    return [o for o in orders if not any(owed.get(line["item"], 0) > 0 for line in o.settlement.lines)]


def orders_for(kind: str, pk: str) -> list[OrderedFor]:
    """The last ten payment orders given for a subject, the newest first, with what became of them. One query."""
    rows = OrderedFor.objects.filter(subject_kind=kind, subject_id=pk)
    return list(rows.select_related("settlement__paid").order_by("-pk")[:10])


def settlement_by_folio(folio: str) -> IssuedSettlement | None:
    """The one with that folio, as it was issued."""
    return IssuedSettlement.objects.filter(folio=folio).select_related("account").first()
