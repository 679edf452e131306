"""Faults of calendar.toml and terms.toml are named with file and line."""

import pytest
from conftest import NAUCALPAN

from ventanilla.utility.actions.publish_pack import read_folder
from ventanilla.utility.sections import Files, PackView

TERM = """
[[term]]
code = "nuevo"
name = "Nuevo"
unit = "business_days"
amount = 3
group = "legal"
citation = "art. 1"
valid_from = 2026-01-01
"""
RECORD = """
[[record]]
on = 2026-08-03
reason = "Descanso"
authority = "Cabildo"
gazette = "Gaceta 1"
"""


def faults_with(path, text):
    files = dict(read_folder(NAUCALPAN).by_path)
    before = files[path].count(b"\n")
    files[path] += text.encode()
    return [(f.line - before, f.sentence) for f in PackView(Files(files)).faults() if f.path == path]


def test_the_pack_of_naucalpan_has_no_fault_in_them():
    assert faults_with("terms.toml", TERM) == []
    assert faults_with("calendar.toml", RECORD) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('unit = "business_days"', 'unit = "weeks"', 5, "«weeks» no existe"),
        ('group = "legal"', 'group = "legal"\nstart = "tomorrow"', 8, "«tomorrow» no existe"),
        ("amount = 3", "amount = 0", 6, "entero mayor que cero"),
        ('name = "Nuevo"\n', "", 2, "Falta el dato «name»"),
        ('citation = "art. 1"', "", 2, "no cita su fundamento"),
        ('citation = "art. 1"', 'citation = "art. 1"\nfoo = 1', 9, "«foo» no existe"),
        ("valid_from = 2026-01-01", "valid_from = 2026-01-01\nvalid_until = 2025-01-01", 10, "termina antes"),
        ('code = "nuevo"', 'code = "respuesta"', 9, "dos vigencias que se enciman"),
        ('unit = "business_days"', 'unit = "hours"', 2, "desde el momento del acto"),
        ('group = "legal"', 'group = "legal"\ncut_off = "tarde"', 8, "debe ser una hora"),
    ],
)
def test_a_wrong_term_is_named_with_its_line(old, new, line, words):
    (found,) = faults_with("terms.toml", TERM.replace(old, new))
    assert found[0] == line
    assert words in found[1]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("on = 2026-08-03", 'on = "3 de agosto"', 3, "debe ser una fecha"),
        ("on = 2026-08-03", "from = 2026-08-03\nuntil = 2026-08-01", 4, "termina antes"),
        ('authority = "Cabildo"\n', "", 2, "Falta el dato «authority»"),
        ('gazette = "Gaceta 1"\n', "", 2, "Falta la gaceta"),
        ('reason = "Descanso"', 'reason = "Descanso"\nscope = "x"', 5, "«scope» solo puede ser"),
        ("on = 2026-08-03", 'kind = "removed"\non = 2026-11-02', 2, "contradice a «Día de Muertos»"),
    ],
)
def test_a_wrong_calendar_record_is_named_with_its_line(old, new, line, words):
    (found,) = faults_with("calendar.toml", RECORD.replace(old, new))
    assert found[0] == line
    assert words in found[1]
