"""The command imports, tells its counts and saves what it rejected; what is wrong is said in one sentence."""

import pytest
from django.core.management import CommandError, call_command

from ventanilla.register.models import Account
from ventanilla.register.tests.test_import_accounts import MAPPING, csv_of, with_cells


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    (tmp_path / "padron.csv").write_bytes(csv_of(with_cells(), with_cells(CUENTA="")).getvalue())
    (tmp_path / "map.toml").write_text(MAPPING)
    return tmp_path


@pytest.mark.req("H-01")
def test_a_file_is_imported_and_its_rejected_rows_saved(db, folder, capsys):
    out = folder / "rechazados.csv"
    call_command("import", str(folder / "padron.csv"), mapping=folder / "map.toml", rejected=out)
    said = capsys.readouterr()
    assert "1 nuevas, 0 cambiadas, 0 iguales, 1 rechazadas" in said.out
    assert "100 %" in said.err
    assert "Falta el número de cuenta (columna «CUENTA»)." in out.read_text()


@pytest.mark.req("H-01")
def test_a_dry_run_of_the_command_writes_nothing(db, folder, capsys):
    call_command("import", str(folder / "padron.csv"), mapping=folder / "map.toml", dry_run=True)
    out = capsys.readouterr().out
    assert "Simulacro" in out
    assert "entrarían 1 nuevas, cambiarían 0, quedarían iguales 0, se rechazarían 1." in out
    assert not Account.objects.exists()


@pytest.mark.req("H-01")
def test_a_file_that_is_not_there_is_said(db, folder):
    with pytest.raises(CommandError, match="No se puede abrir"):
        call_command("import", str(folder / "otro.csv"), mapping=folder / "map.toml")
    (folder / "map.toml").write_text("[columns]")
    with pytest.raises(CommandError, match="falta «number»"):
        call_command("import", str(folder / "padron.csv"), mapping=folder / "map.toml")
