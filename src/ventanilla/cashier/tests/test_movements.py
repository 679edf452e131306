"""Movements taken elsewhere: every transfer of the days asked, once, and totals that are the ledger's."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db.models import Q, Sum

from ventanilla.billing.tests.brought import brought, row
from ventanilla.billing.tests.owing import AT, TODAY, owing
from ventanilla.cashier import movement_files, movements
from ventanilla.cashier.actions import cancel_payment, export_movements
from ventanilla.cashier.movement_files import movements_csv
from ventanilla.cashier.refusals import UnableToExport
from ventanilla.cashier.tests.tills import opened, paid
from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.models import Entry, Transfer
from ventanilla.ledger.models.entry import COUNTS
from ventanilla.ledger.tests.test_as_of import Life
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("H-01")
LAST = TODAY + timedelta(days=1)


@pytest.fixture
def lived(people, settings, tmp_path):
    """A payment, one undone the day after, and what another system told."""
    settings.MEDIA_ROOT = tmp_path
    opened(people)
    one, two = owing(people), owing(people, "=10-2")
    paid(people, one)
    undone = paid(people, two)
    cancel_payment(payment=undone, reason="x", by=people.ileana.actor, at=AT + timedelta(days=1))
    brought(people, "balances", row("10-1", amount="10"))
    return undone


def rows_of(since=TODAY, until=LAST):
    text = b"".join(movements_csv(since, until)).decode("utf-8-sig")
    head, *rest = csv.reader(io.StringIO(text))
    at = next(n for n, line in enumerate(rest) if line[0] == "Total")
    return [dict(zip(head, line, strict=True)) for line in rest[:at]], rest[at:]


def centavos(text: str) -> int:
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int(part)


def test_each_transfer_is_a_row_and_the_total_is_the_ledgers(people, lived):
    rows, totals = rows_of(date(2026, 1, 1), LAST)
    assert len(rows) == Transfer.objects.count()
    told = Transfer.objects.aggregate(total=Sum("centavos"))["total"]
    assert sum(centavos(one["Importe"]) for one in rows) == centavos(totals[0][10]) == told
    old = next(one for one in rows if one["Movimiento"] == "Saldo traído")
    assert (old["Día"], old["Cuenta"], old["Importe"], old["Abono a"]) == (
        *("2026-10-31", "10-1", "10.00"),
        "Saldos de otro sistema agua",
    )


def test_receipts_reversals_and_formulas(people, lived):
    rows, _ = rows_of()
    undoing = [one for one in rows if one["Revierte"] == lived.entry.key]
    assert {(one["Día"], one["Recibo"]) for one in undoing} == {(LAST.isoformat(), lived.folio)}
    due = [one for one in rows if one["Movimiento"] == "Recargo o redondeo"]
    assert all(one["Recibo"].startswith("REC-") for one in due)
    assert {one["Cuenta"] for one in rows} == {"10-1", "'=10-2"}
    assert {one["Nombre"] for one in rows} >= {"Suministro de agua potable", "Recargos"}


def test_only_the_days_asked_and_nothing_where_nothing_is(people, lived):
    assert {one["Día"] for one in rows_of(LAST, LAST)[0]} == {LAST.isoformat()}
    assert rows_of(date(2001, 1, 1), date(2001, 2, 1)) == ([], [["Total", *[""] * 9, "0.00", "0 renglones"]])


@pytest.mark.parametrize("window", [1, 3, 2_000])
def test_books_lived_at_random_add_up_however_they_are_read(db, window, monkeypatch):
    monkeypatch.setattr(movements, "WINDOW", window)
    life = Life(77).live()
    for since, until in ((TODAY, TODAY + timedelta(days=20)), (TODAY + timedelta(days=3), life.day)):
        rows, totals = rows_of(since, until)
        asked = Transfer.objects.filter(entry__effective_on__range=(since, until))
        assert len(rows) == asked.count()
        counted = asked.filter(COUNTS)
        assert centavos(totals[0][10]) == counted.aggregate(total=Sum("centavos"))["total"]
        debits = counted.filter(debit__kind="customer").aggregate(total=Sum("centavos"))["total"]
        assert next(centavos(line[10]) for line in totals if line[0] == "Cargo a: Usuario") == debits
        waiting = asked.filter(Q(entry__pending=True) & ~Q(entry__outcome__kind="confirmed")).count()
        assert sum(one["Asentado"] != "Sí" for one in rows) == waiting


def test_a_window_costs_the_same_whatever_is_in_it(people, lived, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        list(movements_csv(date(2026, 1, 1), LAST))


def test_the_screen_gives_both_files_and_journals_it(client, people, lived, monkeypatch):
    client.force_login(people.ileana)
    assert "Descargar" in client.get("/movimientos/").content.decode()
    asked = {"since": "2026-11-20", "until": "2026-11-21", "form": "csv"}
    taken = b"".join(client.post("/movimientos/", asked).streaming_content).decode()
    assert taken.count("\n") == len(sum(rows_of(), [])) + 1
    sheet = client.post("/movimientos/", asked | {"form": "xlsx"}).content
    cells = list(openpyxl.load_workbook(io.BytesIO(sheet)).active.iter_rows(values_only=True))
    assert any(line[3] == "'=10-2" and line[10] == 427.95 for line in cells)
    assert Told.objects.filter(event="cashier.movements_exported").count() == 2
    monkeypatch.setattr(movement_files, "FIT", 1)
    assert client.post("/movimientos/", asked | {"form": "xlsx"}).status_code == 422


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"until": "2026-11-01"}, "después"),
        ({"since": "2025-11-20"}, "366"),
        ({"since": "2098-01-01", "until": "2098-12-31"}, "Esos días aún no llegan"),
    ],
)
def test_senseless_days_are_refused_and_kept(client, people, changed, said):
    client.force_login(people.ileana)
    answer = client.post("/movimientos/", {"since": "2026-11-20", "until": "2026-11-21", "form": "csv"} | changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert f'value="{changed.get("since", "2026-11-20")}"' in page


def test_who_may_not_export_does_not(people):
    with pytest.raises(NotAllowed):
        export_movements(since=TODAY, until=TODAY, by=people.beto.actor, at=AT)
    with pytest.raises(UnableToExport):
        export_movements(since=LAST, until=TODAY, by=people.ileana.actor, at=AT)


def test_the_command_writes_the_file(people, lived, tmp_path, capsys):
    out = tmp_path / "m.csv"
    call_command("export_movements", "--from", "2026-11-20", "--to", "2026-11-21", "--out", str(out))
    assert out.read_bytes() == b"".join(movements_csv(TODAY, LAST))
    assert str(out) in capsys.readouterr().out
    assert Entry.objects.exists()
    for wrong in (("2026-11-21", "2026-11-20", out), ("2026-11-20", "2026-11-21", tmp_path)):
        with pytest.raises(CommandError):
            call_command("export_movements", "--from", wrong[0], "--to", wrong[1], "--out", str(wrong[2]))
