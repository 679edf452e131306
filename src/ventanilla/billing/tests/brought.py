"""What tests of imports of money share: accounts, a mapping, and files of another system."""

import io
from datetime import date

from ventanilla.billing.actions import import_money
from ventanilla.billing.models import MoneyImport, RefusedLine
from ventanilla.billing.queries import items_owed
from ventanilla.billing.tests.owing import AT, account_of
from ventanilla.register.models import Account

CUT_OFF = date(2026, 10, 31)
MAPPING = """
source = "SCCAN"
cut_off = "2026-10-31"
[columns]
account = "CUENTA"
concept = "CONCEPTO"
amount = "IMPORTE"
period = "PERIODO"
date = "FECHA"
due = "VENCE"
reference = "FOLIO"
[concepts]
"01 AGUA" = "agua"
"02" = "drenaje"
"""
COLUMNS = "CUENTA,CONCEPTO,IMPORTE,PERIODO,FECHA,VENCE,FOLIO"
WATER, DRAIN = "01 agua", "02"


def accounts(people, *numbers: str) -> list[Account]:
    return [account_of(people, number) for number in numbers or ("1", "2", "3")]


def row(account="1", concept=WATER, amount="100.00", period="", on="31/10/2026", due="", reference="") -> str:
    return f'{account},{concept},"{amount}",{period},{on},{due},{reference}'


def brought(people, kind: str, *rows: str, header: str = COLUMNS, **changed) -> MoneyImport:
    """An import of these rows by the head of income, from beginning to end."""
    given = {"name": "saldos.csv", "mapping": MAPPING, "mapping_name": "m.toml", "by": people.ileana.actor, "at": AT}
    file = io.BytesIO("\n".join([header, *rows]).encode())
    return import_money(kind=kind, file=file, **given | changed)


def left(account: Account) -> list[tuple[str, int]]:
    return [(item.concept, item.left) for item in items_owed(account)]


def reasons(run: MoneyImport) -> list[str]:
    return list(RefusedLine.objects.filter(run=run).order_by("line").values_list("code", flat=True))
