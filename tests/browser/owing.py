"""Gives an account of the small register late charges, one perhaps prescribed and a payment in advance.

`python -m tests.browser.owing NUMBER`.
"""

import os
import sys
from datetime import timedelta

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.utils import timezone

    from ventanilla.billing.actions import charge
    from ventanilla.ledger.actions import Line, open_account, post
    from ventanilla.ledger.models import LedgerAccount
    from ventanilla.register.models import Account
    from ventanilla.staff.models import Person
    from ventanilla.utility.queries import local_day

    now = timezone.now()
    today, by = local_day(now), Person.objects.get(username="ileana").actor
    account = Account.objects.get(number=sys.argv[1])
    customer = open_account(LedgerAccount.CUSTOMER, str(account.pk))
    cash = open_account(LedgerAccount.MEANS, "caja1:efectivo")
    line = Line(cash, customer, 12_000, "anticipo")
    post(key="early", kind="payment", lines=[line], effective_on=today - timedelta(days=90), by=by, at=now)
    for fee, period, days in (
        ("agua_fija", "2021-01", 1950),
        ("agua_fija", "2026-07", 40),
        ("drenaje_fijo", "2026-07", 40),
    ):
        due = today - timedelta(days=days)
        charge(account=account, fee=fee, key=f"{fee}{period}", period=period, due_on=due, by=by, at=now)


if __name__ == "__main__":
    main()
