"""What tests of billing and of the tills share: an account that owes a period, or the rights of a procedure."""

from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction

from ventanilla.billing.actions import charge, collect, grant_discount, propose_adjustment
from ventanilla.billing.models import Adjustment
from ventanilla.billing.queries import discount_of, items_owed, programme_on, settlement_of
from ventanilla.ledger.actions import Line, posting
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.register.actions import add_account
from ventanilla.register.models import Account

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
"""Friday 20 November at ten in the morning in Mexico."""
TODAY = date(2026, 11, 20)
DUE = date(2026, 9, 30)
WATER, DRAIN, DRAIN_TAX, LATE = 42_795, 3_519, 563, 1_734
"""Centavos of a two-month period: 3.648 UMA, 0.3 UMA, its tax, and two months of 1.85 % of all of them, one by one."""


def account_of(people, number="10-1", use="Doméstico") -> Account:
    """An account of Lupe Peña."""
    given = {"holder": "Lupe Peña", "street": "Hidalgo", "use_class": use, "by": people.pilar.actor, "at": AT}
    return add_account(number=number, **given)


def another(people) -> Account:
    """One more that owes, whatever accounts there are."""
    return owing(people, f"20-{Account.objects.count()}")


def owing(people, number="10-1") -> Account:
    """The same, that owes water and sewer of a period due on the last day of September."""
    account = account_of(people, number)
    for fee in ("agua_fija", "drenaje_fijo"):
        charged(people, account, fee, period="2026-4B", due_on=DUE)
    return account


def charged(people, account, fee="certificado_no_adeudo", key="", **more):
    """A fee of the book, charged by the head of income."""
    key = key or f"{account.number} {fee}"
    return charge(account=account, fee=fee, key=key, by=people.ileana.actor, at=AT, **more)


def proposed(people, account, off=5_000, **changed) -> Adjustment:
    """An adjustment of the oldest charge, proposed by the head of income."""
    oldest = min((item.number for item in items_owed(account)), default=0)
    given: dict[str, Any] = {"kind": "error_facturacion", "reason": "Se cobró dos veces", "key": "a"}
    given |= {"charges": {oldest: off}, "by": people.ileana.actor, "at": AT} | changed
    return propose_adjustment(account=account, **given)


def discounted(people, account) -> Entry:
    """The discount for the elderly, granted by the head of income."""
    rule = programme_on("adultos_mayores", TODAY)
    seen = sum(relief.centavos for relief in discount_of(settlement_of(account, TODAY), rule))
    given = {"programme": rule.code, "papers": True, "seen": seen, "key": "d", "by": people.ileana.actor, "at": AT}
    return grant_discount(account=account, **given)


def paid(people, account, centavos, key="p", seen=None, on=TODAY) -> tuple[Any, Entry]:
    """A payment posted as a till would: from cash."""
    by = people.beto.actor
    seen = settlement_of(account, on).to_pay if seen is None else seen
    till = (LedgerAccount.MEANS, "caja1:efectivo")
    with transaction.atomic(), posting(by=by, at=AT) as books:
        taken = collect(books, account=account, centavos=centavos, seen=seen, on=on, key=key, beside=[till])
        lines = [Line(taken.opened[till], taken.clearing, centavos, "efectivo"), *taken.lines]
        return taken, books.post(key=key, kind="payment", lines=lines, effective_on=on)[0].entry
