"""Imports of money on the screen and from the console: asked for, finished by the worker, reconciled, downloaded."""

import io
import re

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from ventanilla.billing.models import MoneyImport
from ventanilla.billing.sweeps import go_on_with_imports
from ventanilla.billing.tests.brought import COLUMNS, CUT_OFF, MAPPING, accounts, brought, row
from ventanilla.billing.tests.owing import AT
from ventanilla.ledger.models import Entry
from ventanilla.register.models import ImportedBalance
from ventanilla.register.queries import rows_of

pytestmark = pytest.mark.req("H-01")


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ileana(client, people):
    client.force_login(people.ileana)
    return client


def named(text: str, name: str) -> io.BytesIO:
    file = io.BytesIO(text.encode())
    file.name = name
    return file


def stripped(page: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page).split())


def asked(client, *rows, **changed):
    given = {"kind": "balances", "file": named("\n".join([COLUMNS, *rows]), "s.csv"), "cut_off": ""}
    return client.post("/importaciones/dinero/", given | {"mapping": named(MAPPING, "m.toml")} | changed)


def test_a_file_is_asked_for_reconciled_and_downloaded(ileana, people):
    accounts(people)
    answer = asked(ileana, row("1", amount="1,000.10"), row("=1+1", amount="7"))
    page = ileana.get(answer.url).content.decode()
    for said in ("$1,007.10", "$1,000.10", "1 rechazado: $7.00", "La cuenta no está en el padrón: 1", "vea por qué"):
        assert said in page
    sheet = openpyxl.load_workbook(io.BytesIO(ileana.get(f"{answer.url}conciliacion.xlsx").content)).active
    cells = [[cell for cell in line if cell is not None] for line in sheet.iter_rows(values_only=True)]
    assert ["Total", 2, 1, 0, 0, 1007.1, 7, 0, 1000.1, 7, 0] in cells
    assert any("'=1+1" in line for line in cells)
    csv = b"".join(ileana.get(f"{answer.url}rechazados.csv").streaming_content).decode()
    assert "'=1+1" in csv
    assert "s.csv" in ileana.get("/importaciones/dinero/").content.decode()


def test_what_agrees_says_so_and_a_dry_run_that_nothing_was_posted(ileana, people):
    accounts(people)
    dry = asked(ileana, row("1"), dry="on")
    page = ileana.get(dry.url).content.decode()
    for said in ("Simulacro: nada se asentó", "Entrarían"):
        assert said in page
    assert "Entraron" not in page
    assert "entrarían 1" in stripped(ileana.get("/importaciones/dinero/").content.decode())
    sheet = openpyxl.load_workbook(io.BytesIO(ileana.get(f"{dry.url}conciliacion.xlsx").content)).active
    cells = [cell for line in sheet.iter_rows(values_only=True) for cell in line]
    assert "Entraría" in cells
    assert "En los libros" not in cells
    assert not Entry.objects.exists()
    assert "Cuadra al centavo" in ileana.get(asked(ileana, row("1")).url).content.decode()


def test_a_row_of_nothing_is_counted_and_said(ileana, people):
    accounts(people)
    answer = asked(ileana, row("1"), row("2", amount="0"), row("3", amount="0.00"), row("9"))
    page = stripped(ileana.get(answer.url).content.decode())
    for said in ("En cero 2", "2 en cero, no entra nada", "Entraron 1", "Rechazados 1"):
        assert said in page
    assert "En cero" in stripped(ileana.get("/importaciones/dinero/").content.decode())
    sheet = openpyxl.load_workbook(io.BytesIO(ileana.get(f"{answer.url}conciliacion.xlsx").content)).active
    assert ("Total", 4, 1, 0, 2) in [line[:5] for line in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": ""}, "Diga qué trae el archivo"),
        ({"cut_off": "2099-01-01"}, "El corte aún no llega"),
        ({"mapping": named("[columns", "m.toml")}, "el renglón 1 no se entiende: falta cerrar el corchete"),
        ({"file": named("A,B\n1,2", "s.csv")}, "no tiene las columnas"),
    ],
)
def test_what_cannot_be_asked_says_why_and_keeps_the_rest(ileana, people, changed, said):
    answer = asked(ileana, row("1"), **changed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not MoneyImport.objects.exists()


def test_the_worker_finishes_a_big_one(ileana, people, monkeypatch):
    accounts(people)
    run = brought(people, "balances", *(row("1", period=f"2026-{n:02d}") for n in range(1, 10)), rows=2, chunks=1)
    page = ileana.get(f"/importaciones/dinero/{run.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "En curso" in page
    assert "<html" not in page
    assert (go_on_with_imports(AT, 100), go_on_with_imports(AT, 100)) == (7, 0)
    assert MoneyImport.objects.get().finished_at == AT


def test_the_page_costs_the_same_whatever_was_rejected(ileana, people, django_assert_max_num_queries):
    accounts(people)
    run = brought(people, "balances", *(row(f"x{n}") for n in range(80)))
    with django_assert_max_num_queries(22):
        page = ileana.get(f"/importaciones/dinero/{run.pk}/").content.decode()
    assert "Se muestran los primeros 50" in page
    with django_assert_max_num_queries(20):
        ileana.get("/importaciones/dinero/")


def test_the_command_prints_the_reconciliation(people, tmp_path, capsys):
    accounts(people)
    (tmp_path / "s.csv").write_text("\n".join([COLUMNS, row("1", amount="12.34"), row("9")]))
    (tmp_path / "m.toml").write_text(MAPPING + '[control]\ntotal = "12.34"')
    given = {"kind": "balances", "mapping": tmp_path / "m.toml", "rejected": tmp_path / "r.csv"}
    call_command("import_money", str(tmp_path / "s.csv"), **given)
    out = capsys.readouterr().out
    for said in ("1 entraron, 0 ya estaban, 0 en cero, 1 rechazados", "$112.34", "$12.34", "control: difiere $100.00"):
        assert said in out
    assert "no está en el padrón" in (tmp_path / "r.csv").read_text()
    call_command("import_money", str(tmp_path / "s.csv"), dry_run=True, **given)
    out = capsys.readouterr().out
    assert "0 entrarían, 1 ya estaban" in out
    assert "Entraría " in out
    assert "En los libros" not in out
    with pytest.raises(CommandError, match="No se puede abrir"):
        call_command("import_money", str(tmp_path / "no.csv"), **given)
    (tmp_path / "m.toml").write_text("[columns]")
    with pytest.raises(CommandError, match="falta «account»"):
        call_command("import_money", str(tmp_path / "s.csv"), **given)


def test_what_the_other_system_told_is_never_a_second_debt(client, people):
    one, two, _ = accounts(people)
    for account in (one, two):
        told = {"concept": "Agua", "centavos": 77_700, "as_of": CUT_OFF, "source": "SCCAN"}
        ImportedBalance.objects.create(account=account, **told)
    brought(people, "balances", row("1", amount="555.00"))
    client.force_login(people.ana)
    page = client.get("/cuentas/1/").content.decode()
    assert "Lo que decía el sistema anterior al sáb 31 oct 2026" in page
    assert "Saldo importado" not in page
    assert "$555.00" in page
    other = client.get("/cuentas/2/").content.decode()
    assert "Saldo importado" in other
    assert "Aquí todavía no se le carga nada" in other
    found = {one.number: (one.balance_centavos, one.in_books) for one in rows_of([one.pk, two.pk])}
    assert found == {"1": (55_500, True), "2": (77_700, False)}
