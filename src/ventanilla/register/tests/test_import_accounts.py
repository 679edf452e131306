"""Importing enters, renews, rejects with a reason, and can be repeated."""

import io
import random
from datetime import date

import openpyxl
import pytest

from ventanilla.lib.spreadsheet import csv_lines
from ventanilla.register.actions import advance_import, change_holder, import_accounts, request_import
from ventanilla.register.import_queries import IMPORTS
from ventanilla.register.importing.reading import FileRefused
from ventanilla.register.models import Account, Holding, ImportedBalance, ImportRun, Meter, Party, RejectedRow
from ventanilla.register.queries import account, balances_of, holder_of, search
from ventanilla.register.sweeps import go_on_with_imports
from ventanilla.register.tests.conftest import AT, CONSOLE
from ventanilla.register.tests.synthetic import accounts

MAPPING = """
source = "SCCAN"
dates = ["%d/%m/%Y"]
[columns]
number = "CUENTA"
holder = "NOMBRE"
street = "CALLE"
exterior = "NUM"
neighbourhood = "COLONIA"
phones = "TELÉFONO"
since = "ALTA"
meter = "MEDIDOR"
state = "ESTADO"
[balances]
as_of = "2026-10-31"
[balances.concepts]
"Agua" = "SALDO"
[values.state]
"A" = "active"
"S" = "suspended"
"""
HEADER = ["CUENTA", "NOMBRE", "CALLE", "NUM", "COLONIA", "TELEFONO", "ALTA", "MEDIDOR", "ESTADO", "SALDO"]
ROW = ["1001", "José Núñez Peña", "Hidalgo", "12", "San Bartolo", "55 1234 5678", "01/02/2019", "M-77", "A", "120.50"]


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def csv_of(*rows: list[str], encoding: str = "utf-8") -> io.BytesIO:
    return io.BytesIO("\n".join(",".join(r) for r in [HEADER, *rows]).encode(encoding))


def run(file: io.BytesIO, *, name: str = "padron.csv", mapping: str = MAPPING, dry: bool = False) -> ImportRun:
    return import_accounts(file=file, name=name, mapping=mapping, mapping_name="m.toml", dry=dry, by=CONSOLE, at=AT)


def told(of: Account) -> int:
    return sum(balance.centavos for balance in balances_of(of))


def counts(of: ImportRun) -> tuple[int, int, int, int]:
    return of.new, of.changed, of.same, of.rejected


def reasons(of: ImportRun) -> list[str]:
    return list(RejectedRow.objects.filter(run=of).order_by("line").values_list("code", flat=True))


def with_cells(**cells: str) -> list[str]:
    return [cells.get(name, value) for name, value in zip(HEADER, ROW, strict=True)]


@pytest.mark.req("A-03", "H-01")
def test_a_row_enters_with_holder_meter_phone_and_balance(db):
    assert counts(run(csv_of(ROW))) == (1, 0, 0, 0)
    kept = account("1001")
    held = holder_of(kept, date(2026, 11, 20))
    assert (held.party.name, held.starts_on) == ("José Núñez Peña", date(2019, 2, 1))
    assert held.party.phones.get().number == "+525512345678"
    assert told(kept) == 12050
    owed = ImportedBalance.objects.get()
    assert (owed.source, owed.as_of, owed.concept) == ("SCCAN", date(2026, 10, 31), "Agua")
    assert [r.number for r in search("nuñes hidalgo").rows] == ["1001"]


@pytest.mark.req("H-01")
def test_a_dry_run_counts_and_writes_nothing(db):
    assert counts(run(csv_of(ROW, with_cells(CUENTA="")), dry=True)) == (1, 0, 0, 1)
    assert not Account.objects.exists()


@pytest.mark.req("H-01")
def test_the_same_file_again_changes_nothing(db):
    run(csv_of(ROW))
    assert counts(run(csv_of(ROW))) == (0, 0, 1, 0)
    assert Party.objects.count() == 1


@pytest.mark.req("H-01")
def test_a_second_import_renews_balance_address_and_meter(db):
    run(csv_of(ROW))
    again = run(csv_of(with_cells(SALDO="-3.10", CALLE="Morelos", MEDIDOR="M-78", ESTADO="S")))
    assert counts(again) == (0, 1, 0, 0)
    kept = account("1001")
    assert (told(kept), kept.state, kept.street) == (-310, "suspended", "Morelos")
    assert list(Meter.objects.order_by("pk").values_list("serial", "ends_on")) == [
        ("M-77", date(2026, 11, 20)),
        ("M-78", None),
    ]
    assert search("nuñez morelos").rows
    assert not search("hidalgo").rows


@pytest.mark.req("H-01")
def test_another_holder_in_the_file_closes_the_old_holding(db):
    run(csv_of(ROW))
    run(csv_of(with_cells(NOMBRE="Rosa Trejo Luna")))
    old, new = Holding.objects.order_by("pk").select_related("party")
    assert (old.party.name, old.ends_on) == ("José Núñez Peña", date(2026, 11, 20))
    assert (new.party.name, new.ends_on) == ("Rosa Trejo Luna", None)
    assert search("rosa trejo").rows
    assert not search("nuñez").rows


@pytest.mark.req("H-01")
def test_a_corrected_accent_is_not_another_holder(db):
    run(csv_of(ROW))
    run(csv_of(with_cells(NOMBRE="JOSE NUÑEZ PEÑA", TELEFONO="55 9999 8888")))
    held = Holding.objects.get()
    assert held.party.name == "JOSE NUÑEZ PEÑA"
    assert held.party.phones.count() == 2


@pytest.mark.req("H-01")
def test_a_holder_changed_here_stays_when_the_file_says_what_it_said_before(db):
    run(csv_of(ROW))
    change_holder(account=account("1001"), name="Luz Soto Gil", since=date(2026, 11, 20), by=CONSOLE, at=AT)
    run(csv_of(with_cells(SALDO="999")))
    assert holder_of(account("1001"), date(2026, 11, 21)).party.name == "Luz Soto Gil"
    assert search("luz soto").rows


@pytest.mark.req("H-01")
def test_a_file_not_in_the_declared_encoding_is_read_and_said(db):
    done = run(csv_of(ROW, encoding="latin-1"))
    assert "Windows-1252 (latin-1)" in done.remarks[0]
    assert Party.objects.get().name == "José Núñez Peña"


@pytest.mark.req("H-01")
def test_a_file_in_utf_16_is_read_whole_and_one_that_was_cut_is_refused(db):
    whole = csv_of(ROW, encoding="utf-16").getvalue()
    assert "UTF-16" in run(io.BytesIO(whole)).remarks[0]
    with pytest.raises(FileRefused, match="llegó incompleto"):
        run(io.BytesIO(whole[:-1]))


@pytest.mark.req("H-01")
@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"CUENTA": ""}, "sin-cuenta"),
        ({"NOMBRE": " "}, "sin-titular"),
        ({"ALTA": "31/02/2020"}, "fecha-ilegible"),
        ({"SALDO": "doce"}, "saldo-ilegible"),
        ({"ESTADO": "Z"}, "estado-desconocido"),
        ({"CALLE": "x" * 161}, "texto-largo"),
        ({"SALDO": "1,2,3"}, "columnas-de-mas"),
    ],
)
def test_a_bad_row_is_kept_with_its_reason(db, cells, code):
    assert reasons(run(csv_of(with_cells(**cells)))) == [code]


@pytest.mark.req("H-01")
def test_an_account_twice_in_the_file_enters_once(db):
    done = run(csv_of(ROW, with_cells(CUENTA="1002"), with_cells(SALDO="5")))
    assert reasons(done) == ["cuenta-repetida"]
    assert "renglón 2" in RejectedRow.objects.get().reason
    assert told(account("1001")) == 12050


@pytest.mark.req("H-01")
def test_days_kept_as_spreadsheet_numbers_are_days(db):
    run(csv_of(with_cells(ALTA="43497")))
    assert Holding.objects.get().starts_on == date(2019, 2, 1)


def workbook(*rows: list[object], merge: str = "") -> io.BytesIO:
    book = openpyxl.Workbook()
    book.active.append(["PADRÓN DE USUARIOS 2026"])
    for row in ([*HEADER], *rows):
        book.active.append(list(row))
    book.active.merge_cells("A1:J1")
    if merge:
        book.active.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out


@pytest.mark.req("H-01")
def test_a_workbook_with_a_title_and_merged_cells_is_read(db):
    first = [1001, "Ana Paz", "Hidalgo", 12, "San Bartolo", 5512345678, date(2019, 2, 1), "M-1", "A", 120.5]
    second = [1002, "Eva Paz", "Hidalgo", 14, None, "", 43497, "M-2", "A", 0]
    done = run(workbook(first, second, merge="E3:E4"), name="padron.xlsx")
    assert counts(done) == (2, 0, 0, 0)
    assert "combinadas" in done.remarks[0]
    assert account("1002").neighbourhood == "San Bartolo"
    assert set(Holding.objects.values_list("starts_on", flat=True)) == {date(2019, 2, 1)}
    assert told(account("1001")) == 12050


def town_file(count: int, spoil: int) -> io.BytesIO:
    rng, rows = random.Random(7), []
    for n, made in enumerate(accounts(count, seed=11)):
        bad = n % 100 < spoil
        money = rng.choice(["=1+1", "s/d"]) if bad else f"{made.centavos / 100:.2f}"
        holder, street = made.holder, made.street
        rows.append([made.number, holder, street, made.exterior, made.place, made.phone, "", made.meter, "A", money])
    return csv_of(*rows)


@pytest.mark.req("H-01")
def test_three_bad_rows_of_a_hundred_are_rejected_downloaded_corrected_and_enter(db):
    first = run(town_file(1200, spoil=3))
    assert counts(first) == (1164, 0, 0, 36)
    download = b"".join(csv_lines(IMPORTS.rejected_table(first)))
    assert b"'=1+1" in download
    again = run(io.BytesIO(download))
    assert counts(again) == (0, 0, 0, 36)
    corrected = download.replace(b"'=1+1", b"10.00").replace(b"s/d", b"0")
    assert counts(run(io.BytesIO(corrected))) == (36, 0, 0, 0)


@pytest.mark.req("H-01")
def test_a_cell_with_a_nul_is_read_without_it(db):
    assert counts(run(csv_of(with_cells(SALDO="x\0")))) == (0, 0, 0, 1)
    assert counts(run(csv_of(with_cells(CALLE="Hidalgo\0Sur")))) == (1, 0, 0, 0)
    assert account("1001").street == "Hidalgo Sur"


@pytest.mark.req("H-01")
def test_an_import_that_cannot_go_on_does_not_keep_the_others(db, monkeypatch):
    given = {"mapping": MAPPING, "mapping_name": "m", "dry": False, "by": CONSOLE, "at": AT}
    bad, good = (request_import(file=town_file(n, n), name=f"{n}.csv", **given) for n in (20, 30))

    def advance(*, run, rows, at):
        if run == bad.pk:
            raise OSError("its file is gone")
        return advance_import(run=run, rows=rows, at=at)

    monkeypatch.setattr("ventanilla.register.sweeps.advance_import", advance)
    with pytest.raises(OSError, match="gone"):
        go_on_with_imports(AT, 5000)
    assert (ImportRun.objects.get(pk=good.pk).finished_at, ImportRun.objects.get(pk=bad.pk).finished_at) == (AT, None)


@pytest.mark.req("H-01")
def test_an_import_left_in_the_middle_goes_on_where_it_stood(db):
    asked = request_import(
        file=town_file(50, 0), name="p.csv", mapping=MAPPING, mapping_name="m", dry=False, by=CONSOLE, at=AT
    )
    advance_import(run=asked.pk, rows=20, at=AT)
    assert Account.objects.count() == 20
    for _ in range(4):
        asked = advance_import(run=asked.pk, rows=20, at=AT)
    assert (Account.objects.count(), asked.done, asked.percent) == (50, 50, 100)
    assert asked.finished_at == AT
