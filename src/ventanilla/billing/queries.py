"""Questions of billing: what an account owes on a day, what a fee would cost it, and what was settled before."""

from datetime import date

from django.db.models import QuerySet

from ventanilla.billing.models import IssuedSettlement
from ventanilla.billing.points import Relief, Settlement, discount, settle
from ventanilla.journal.prepared import prepared
from ventanilla.ledger.models import LedgerAccount, Transfer
from ventanilla.ledger.queries import Item, items_of
from ventanilla.lib.validity import in_force
from ventanilla.register.models import Account
from ventanilla.tariffs.points import Book, Price, Programme, UnknownFee, price
from ventanilla.utility.queries import current_pack


def book() -> Book:
    """The tariffs of the pack in force."""
    found: Book = current_pack().section("tariffs")
    return found


def items_owed(account: Account) -> list[Item]:
    """What the account owes and has in favour, the oldest first; nothing when it was never charged. Three queries."""
    customer = _customer.first(str(account.pk))
    return items_of(customer) if customer else []


@prepared
def _customer(code: str) -> QuerySet[LedgerAccount]:
    return LedgerAccount.objects.filter(kind=LedgerAccount.CUSTOMER, code=code)


def settlement_of(account: Account, on: date) -> Settlement:
    """What it owes on a day, with surcharges to that day. Three queries."""
    return settle(items_owed(account), book(), on=on)


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


def settlement_by_folio(folio: str) -> IssuedSettlement | None:
    """The one with that folio, as it was issued."""
    return IssuedSettlement.objects.filter(folio=folio).select_related("account").first()
