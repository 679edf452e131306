"""What tests of billing and of the tills share: an account that owes a period, or the rights of a procedure."""

from datetime import UTC, date, datetime

from ventanilla.billing.actions import charge
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
