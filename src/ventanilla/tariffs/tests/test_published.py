"""What is published and in force is not altered: another figure is another row, and the fault says where."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command

from ventanilla.journal.actor import INSTALLER
from ventanilla.tariffs.tests.test_pack_sections import view
from ventanilla.utility.actions.publish_pack import publish_pack
from ventanilla.utility.folders import write_folder
from ventanilla.utility.models import PackRevision
from ventanilla.utility.sections import Files, PackRefused, PackView

pytestmark = pytest.mark.req("E-07")
TODAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
LATER = '[[fee]]\ncode = "nueva"\nname = "Nueva"\nconcept = "derechos"\namount = "1"\nunit = "peso"\n'


def altered(before, after, today=TODAY):
    return [(fault.path, fault.line, fault.sentence) for fault in after.altered(before, today)]


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "told"),
    [
        (
            "fees",
            'amount = "1.5000"',
            'amount = "1.6000"',
            7,
            "«certificado_no_adeudo» vigente desde el jue 1 ene 2026",
        ),
        ("fees", 'concept = "derechos"', 'concept = "agua"', 6, "no cambia"),
        ("fees", "months = 2", "months = 1", 29, "no cambia"),
        ("fees", 'uses = ["doméstico"]', 'uses = ["oficial"]', 1, "no se quita ni cambia su uso"),
        ("fees", "valid_from = 2026-01-01", "valid_from = 2026-12-01", 1, "no se quita"),
        (
            "fees",
            "valid_from = 2026-01-01",
            "valid_from = 2026-01-01\nvalid_until = 2026-11-19",
            10,
            "de hoy en adelante",
        ),
        ("units", "centavos = 11731", "centavos = 11732", 13, "no cambia"),
        ("units", "valid_until = 2026-01-31", "valid_until = 2026-01-30", 7, "mientras no haya vencido"),
        ("taxes", 'percent = "16"', 'percent = "15"', 6, "no cambia"),
        ("surcharges", 'percent = "1.85"', 'percent = "1.86"', 6, "no cambia"),
    ],
)
def test_what_may_not_change_is_said_where_it_stands(name, old, new, line, told):
    found = altered(view(), view(**{name: (old, new)}))
    assert [(path, at) for path, at, sentence in found if told in sentence] == [(f"tariffs/{name}.toml", line)], found


def test_its_end_its_citation_and_what_is_not_in_force_may_change():
    ended = view(
        fees=(
            "valid_from = 2026-01-01\nassumed = true",
            "valid_from = 2026-01-01\nvalid_until = 2026-11-20\ncitation = 'art. 7'",
        )
    )
    assert altered(view(), ended) == []
    assert altered(view(), view(fees=("valid_from = 2026-01-01", "valid_from = 2026-01-02")), date(2025, 12, 31)) == []
    future = view(fees=("# Cuotas", f"{LATER}valid_from = 2027-01-01\nassumed = true\n\n# Cuotas"))
    assert altered(future, view()) == []
    assert len(altered(future, view(), date(2027, 1, 1))) == 1


def test_a_file_taken_away_is_named():
    files = {path: held for path, held in view().files.by_path.items() if path != "tariffs/surcharges.toml"}
    [(path, line, sentence)] = altered(view(), PackView(Files(files)))
    assert (path, line) == ("tariffs/surcharges.toml", 0)
    assert "El recargo «mora»" in sentence


def test_publishing_refuses_it_and_nothing_is_published(db):
    before = PackRevision.objects.count()
    with pytest.raises(PackRefused, match=r"tariffs/fees.toml:7: La cuota «certificado_no_adeudo»"):
        publish_pack(files=view(fees=('"1.5000"', '"1.6000"')).files, by=INSTALLER, at=AT)
    assert PackRevision.objects.count() == before
    ended = view(fees=("valid_from = 2026-01-01", "valid_from = 2026-01-01\nvalid_until = 2026-11-30"))
    assert publish_pack(files=ended.files, by=INSTALLER, at=AT).is_new


def test_the_rehearsal_says_it_too(db, tmp_path, capsys):
    write_folder(view(fees=('"1.5000"', '"1.6000"')).files, tmp_path / "pack")
    with pytest.raises(CommandError, match="1 falta"):
        call_command("pack", "publish", str(tmp_path / "pack"), "--dry-run")
    assert "fees.toml:7" in capsys.readouterr().out


def test_the_pack_says_how_many_no_longer_change(db, capsys):
    call_command("pack", "show")
    assert "Tarifas publicadas: 10 renglones ya empezaron a regir y no cambian; 0 empiezan" in capsys.readouterr().out
    assert "9 renglones" in "".join(view().told(date(2026, 1, 31)))
