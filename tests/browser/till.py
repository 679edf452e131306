"""Gives the small register something to pay, as JSON to where it may be scanned.

`python -m tests.browser.till FILE` writes {"order": folio} of a settlement of 7001-1, which owes a certificate and a
period that is late; 7001-2 owes a certificate.
"""

import json
import os
import sys
from datetime import timedelta
from pathlib import Path

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.utils import timezone

    from ventanilla.billing.actions import charge, issue_settlement
    from ventanilla.register.models import Account
    from ventanilla.staff.models import Person
    from ventanilla.utility.queries import local_day

    now = timezone.now()
    ana, ileana = (Person.objects.get(username=name).actor for name in ("ana", "ileana"))
    first, second = (Account.objects.get(number=number) for number in ("7001-1", "7001-2"))
    due = local_day(now) - timedelta(days=40)
    charge(account=first, fee="agua_fija", key="w", period="2026-07", due_on=due, by=ileana, at=now)
    for account in (first, second):
        charge(account=account, fee="certificado_no_adeudo", key=account.number, by=ileana, at=now)
    given = {"given_to": "María Guadalupe Peña Hernández", "by": ana, "at": now}
    order = issue_settlement(account=first, key="o", proxy="Carta poder del 3 de noviembre", **given)
    Path(sys.argv[1]).write_text(json.dumps({"order": order.folio}))


if __name__ == "__main__":
    main()
