"""Two tills open, accounts that may pay and orders to be paid: `python -m tests.faults.tills [ORDERS]` in an office."""

import os
import sys
from typing import Any

import django

from tests.faults.office import Office

ACCOUNTS = tuple(f"9001-{n}" for n in range(1, 5))
CERTIFICATE = 17_600
"""What each order is for, rounded, in centavos; 17,597 without rounding."""


def payment(key: str, number: int) -> dict[str, Any]:
    """Ten pesos before they are owed, in cash of twenty."""
    return {"form_key": key, "amount": "10.00", "seen": "0", "means_efectivo": "20", "payer": "", "order": ""}


def where(number: int) -> str:
    return f"/caja/cobrar/{ACCOUNTS[number % len(ACCOUNTS)]}/"


def ordered(folio: str, key: str) -> dict[str, Any]:
    """The whole of an order."""
    cash = {"amount": "176.00", "seen": str(CERTIFICATE), "means_efectivo": "200", "payer": ""}
    return {"form_key": key, "order": folio} | cash


def orders_of(office: Office) -> list[tuple[str, str]]:
    """Folio and account of each order."""
    sql = "select s.folio, a.number from billing_issuedsettlement s join register_account a on a.id = s.account_id"
    return [(folio, number) for folio, number in office.rows(f"{sql} order by s.id")]


def main(orders: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.utils import timezone

    from tests.cast import hire
    from ventanilla.billing.actions import charge, issue_settlement
    from ventanilla.cashier.actions import open_till
    from ventanilla.register.actions import add_account
    from ventanilla.staff.models import Person

    hire("celia", "Celia Bravo Pino", "cajero")
    now = timezone.now()
    pilar = Person.objects.get(username="pilar").actor
    ileana = Person.objects.get(username="ileana").actor
    for number in (*ACCOUNTS, *(f"9002-{n}" for n in range(orders))):
        account = add_account(number=number, holder=f"Persona {number}", street="Hidalgo", by=pilar, at=now)
        if number not in ACCOUNTS:
            charge(account=account, fee="certificado_no_adeudo", key=number, by=ileana, at=now)
            told = issue_settlement(account=account, given_to=f"Persona {number}", key=number, by=ileana, at=now)
            assert told.to_pay == CERTIFICATE
    for username, till in (("beto", "caja1"), ("celia", "caja2")):
        by = Person.objects.get(username=username).actor
        open_till(till=till, opening_float=0, key=till, by=by, at=now)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 0)
