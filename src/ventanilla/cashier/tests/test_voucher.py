"""The accounting entry of a day balances whatever happened, and says which account each line goes to."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ventanilla.billing.tests.owing import TODAY, owing
from ventanilla.cashier.tests.tills import opened, paid
from ventanilla.cashier.voucher import voucher_of
from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.actions import Line, open_account
from ventanilla.ledger.models import Entry
from ventanilla.ledger.tests.books import Books
from ventanilla.ledger.tests.test_as_of import Life
from ventanilla.utility.folders import read_folder
from ventanilla.utility.sections import SECTIONS, Files, PackView

pytestmark = pytest.mark.req("E-06")
NAUCALPAN = Path(__file__).parents[4] / "packs" / "naucalpan"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_every_day_of_books_lived_at_random_balances(people, seed):
    with transaction.atomic():
        Life(seed).live()
        vouchers = [voucher_of(day) for day in set(Entry.objects.values_list("effective_on", flat=True))]
        assert all(voucher.debit == voucher.credit for voucher in vouchers)
        assert all(line.kind != "clearing" for voucher in vouchers for line in voucher.lines)
        assert any(voucher.lines for voucher in vouchers)
        transaction.set_rollback(True)


def test_a_payment_day_line_by_line(people, django_assert_num_queries):
    opened(people)
    paid(people, owing(people))
    voucher_of(TODAY)
    with django_assert_num_queries(1):
        voucher = voucher_of(TODAY)
    told = {(one.kind, one.concept): (one.account.code, one.debit, one.credit) for one in voucher.lines}
    assert told["means", "efectivo"] == ("1111-001", 48_600, 0)
    assert told["customer", "agua"] == ("1122-001", 42_795, 42_795)
    assert told["revenue", "recargos"] == ("4144-001", 0, 1_734)
    assert told["tax", "iva"][0] == "2117-001"
    assert (voucher.unmapped, voucher.assumed) == (0, True)


def test_what_has_no_account_is_told_plainly(client, people):
    books = Books("1")
    books.posted("charge", [Line(books.customer, open_account("revenue", "multas"), 500, "multas")])
    client.force_login(people.ileana)
    assert [one.concept for one in voucher_of(TODAY).lines if one.account is None] == ["multas"]
    page = client.get(f"/ingresos/{TODAY}/poliza/").content.decode()
    assert "sin cuenta contable" in page
    assert "sin cuenta contable" in client.get(f"/ingresos/{TODAY}/poliza.csv").content.decode()


def test_on_screen_and_as_files(client, people):
    opened(people)
    paid(people, owing(people))
    client.force_login(people.ileana)
    page = client.get(f"/ingresos/{TODAY}/poliza/").content.decode()
    for said in ("1111-001", "Sumas iguales", "Cuadra", "muestra", "Derechos por drenaje"):
        assert said in page
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"/ingresos/{TODAY}/poliza.xlsx").content)).active
    total = list(sheet.iter_rows(values_only=True))[-1]
    assert total[0] == "Total"
    assert total[5] == total[6] == voucher_of(TODAY).debit / 100
    text = client.get(f"/ingresos/{TODAY}/poliza.csv").content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("Cuenta contable,")
    assert Told.objects.filter(event="cashier.voucher_exported").count() == 2
    assert client.get(f"/ingresos/{TODAY}/poliza/?dia=2026-11-19").url == "/ingresos/2026-11-19/poliza/"
    assert "Nada se movió ese día" in client.get("/ingresos/2026-11-19/poliza/").content.decode()
    for wrong in ("ayer", "2099-01-01", "1900-01-01"):
        assert client.get(f"/ingresos/{wrong}/poliza/").status_code == 404


def view(old: str = "", new: str = ""):
    files = read_folder(NAUCALPAN)
    text = files.by_path["accounting.toml"].decode()
    assert old in text
    return PackView(
        replace(files, by_path=dict(files.by_path) | {"accounting.toml": text.replace(old, new, 1).encode()})
    )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('ledger = "bank"', 'ledger = "clearing"', 21),
        ('concept = "efectivo"', 'concept = ""', 13),
    ],
)
def test_what_is_wrong_in_the_pack_is_told_with_its_line(old, new, line):
    pack = view(old, new)
    faults = list(SECTIONS["accounting"].check(pack.section("accounting"), pack))
    assert [(one.path, one.line) for one in faults] == [("accounting.toml", line)]


def test_the_shipped_accounts_are_samples_and_a_pack_may_have_none():
    pack = view()
    chart = pack.section("accounting")
    assert list(SECTIONS["accounting"].check(chart, pack)) == []
    assert all(one.assumed and one.source for one in chart.accounts)
    assert chart.account("customer", "anticipo").code != chart.account("customer", "agua").code
    assert PackView(Files({})).section("accounting").account("means", "efectivo") is None
