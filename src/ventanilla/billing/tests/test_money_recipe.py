"""The mapping of the recipe works as it is written, with files that have only the columns a kind needs."""

from pathlib import Path

import pytest

from ventanilla.billing.importing.report import report_of
from ventanilla.billing.tests.brought import CUT_OFF, accounts, brought, left, reasons
from ventanilla.register.importing.reading import FileRefused

pytestmark = pytest.mark.req("H-01")
SAMPLE = (Path(__file__).parents[4] / "docs" / "recipes" / "saldos-mapping.toml").read_text()
FILES = {
    "balances": ("CUENTA,CONCEPTO,IMPORTE", "7,01 AGUA,120.50", [("agua", 12_050)]),
    "charges": ("CUENTA,CONCEPTO,IMPORTE,FECHA", "7,02 DRENAJE,30,15/10/2026", [("drenaje", 3_000)]),
    "payments": ("CUENTA,IMPORTE,FECHA", "7,40,15/10/2026", [("anticipo", -4_000)]),
}


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("kind", FILES)
def test_the_sample_brings_a_file_of_only_the_columns_it_needs(people, kind):
    (seven,) = accounts(people, "0000007")
    header, line, owed = FILES[kind]
    run = brought(people, kind, line, mapping=SAMPLE, header=header)
    assert (run.cut_off, reasons(run), left(seven), report_of(run).agrees) == (CUT_OFF, [], owed, True)


@pytest.mark.parametrize("kind", FILES)
def test_a_column_that_it_needs_is_still_asked_for(people, kind):
    accounts(people, "0000007")
    header, line, _ = FILES[kind]
    with pytest.raises(FileRefused, match="no tiene las columnas «IMPORTE»"):
        brought(people, kind, line, mapping=SAMPLE, header=header.replace("IMPORTE", "SALDO"))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("balances", ["«PERIODO», «VENCIMIENTO»"]),
        ("charges", ["«PERIODO», «VENCIMIENTO», «FOLIO»"]),
        ("payments", ["«CONCEPTO», «FOLIO»"]),
    ],
)
def test_what_the_file_lacks_and_might_have_is_said(people, kind, said):
    accounts(people, "0000007")
    header, line, _ = FILES[kind]
    run = brought(people, kind, line, mapping=SAMPLE, header=header)
    assert run.remarks == [
        f"El archivo no trae las columnas {said[0]}, que la correspondencia nombra; se leyó sin ellas."
    ]
