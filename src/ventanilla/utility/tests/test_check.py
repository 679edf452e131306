"""Checking a pack names each fault with its file, its line and what to do, in Spanish."""

import pytest
from django.core.management import CommandError, call_command

from ventanilla.utility.folders import read_folder
from ventanilla.utility.sections import Files, PackView
from ventanilla.utility.tests.packs import NAUCALPAN, faults_of, line_of, spoiled

FAULTS = [
    ("pack.toml", 'name = "OAPAS Naucalpan"\n', "", "", "Falta el dato «name»"),
    ("pack.toml", 'opens = "09:00"', 'opens = "nueve"', 'opens = "nueve"', "«nueve» no es una hora"),
    ("pack.toml", "America/Mexico_City", "America/Naucalpan", "time_zone", "no es una zona horaria"),
    ("pack.toml", 'colour = "', 'color = "', 'color = "', "Nadie usa el dato «color»"),
    ("areas.toml", 'code = "ingresos"', 'code = "padron"', None, "«padron» está repetido"),
    ("areas.toml", 'parent = "direccion_comercial"', 'parent = "nadie"', 'parent = "nadie"', "que no existe"),
    ("areas.toml", 'name = "Secretaría Particular"', "nombre = 3", "nombre = 3", "Nadie usa el dato «nombre»"),
    ("posts.toml", 'area = "ingresos"', 'area = "caja"', 'area = "caja"', "es del área «caja», que no existe"),
    ("posts.toml", "approves = true", 'approves = "sí"', 'approves = "sí"', "debe ser «true» o «false»"),
    ("folios.toml", "PET-{year}-{n:06d}", "PET-{n:06d}", "PET-{n:06d}", "daría folios repetidos"),
    ("folios.toml", "OP-{year}-{n:06d}", "OP-{anio}-{n}", "OP-{anio}-{n}", "solo puede usar {year} y {n}"),
    ("vocabulary.toml", 'refer = "turnar"', "refer = 4", "refer = 4", "La palabra «refer» debe ser un texto"),
    ("vocabulary.toml", 'refer = "turnar"', "refer = turnar", "refer = turnar", "le faltan comillas"),
]


@pytest.mark.req("H-03")
@pytest.mark.parametrize(("path", "old", "new", "at", "sentence"), FAULTS)
def test_a_fault_is_named_with_its_file_and_line(path, old, new, at, sentence):
    files = spoiled(path, old, new)
    found = [fault for fault in faults_of(files) if sentence in fault.sentence]
    assert [fault.path for fault in found] == [path]
    if at is not None:
        assert found[0].line == (line_of(files, path, at) if at else 1)


def test_an_area_cannot_stand_above_itself():
    files = spoiled("areas.toml", 'name = "Dirección Comercial"', 'name = "D"\nparent = "atencion_usuarios"')
    assert any("depende de sí misma" in fault.sentence for fault in faults_of(files))


@pytest.mark.req("H-03")
def test_a_file_that_no_part_reads_is_a_fault():
    files = read_folder(NAUCALPAN)
    faults = faults_of(Files({**files.by_path, "tarifas.xlsx": b"", "docs/leeme.txt": b""}))
    assert [fault.path for fault in faults] == ["docs/leeme.txt", "tarifas.xlsx"]
    assert all("Ninguna parte del sistema usa este archivo" in fault.sentence for fault in faults)


def test_a_file_in_another_encoding_is_a_fault():
    files = read_folder(NAUCALPAN)
    faults = faults_of(Files({**files.by_path, "vocabulary.toml": 'folio = "número"'.encode("latin-1")}))
    assert [(fault.path, fault.line) for fault in faults] == [("vocabulary.toml", 1)]


@pytest.mark.req("H-03")
def test_the_pack_of_naucalpan_has_no_fault():
    assert PackView(read_folder(NAUCALPAN)).faults() == []


def test_the_command_prints_each_fault_as_file_line_sentence(tmp_path, capsys):
    for path, content in spoiled("posts.toml", 'area = "ingresos"', 'area = "caja"').by_path.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    with pytest.raises(CommandError, match="1 falta en el paquete"):
        call_command("pack", "check", str(tmp_path))
    assert f"{tmp_path}/posts.toml:" in capsys.readouterr().out


def test_the_command_says_when_there_is_no_fault(capsys):
    call_command("pack", "check", str(NAUCALPAN))
    assert "Sin faltas: OAPAS Naucalpan" in capsys.readouterr().out
