"""The tariffs of a pack: read whole, and what is wrong is said with file and line."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ventanilla.tariffs.points import price
from ventanilla.utility.folders import read_folder
from ventanilla.utility.sections import Files, PackRefused, PackView

pytestmark = pytest.mark.req("E-07")
NAUCALPAN = Path(__file__).parents[4] / "packs" / "naucalpan"


def view(**changes):
    """The pack of Naucalpan with texts replaced in files of its tariffs."""
    files = read_folder(NAUCALPAN)
    held = dict(files.by_path)
    for name, (old, new) in changes.items():
        path = f"tariffs/{name}.toml"
        text = held[path].decode()
        assert old in text
        held[path] = text.replace(old, new, 1).encode()
    return PackView(replace(files, by_path=held))


def faults_of(pack):
    try:
        value = pack.section("tariffs")
    except PackRefused as refused:
        return refused.faults
    from ventanilla.utility.sections import SECTIONS

    return list(SECTIONS["tariffs"].check(value, pack))


def test_the_shipped_tariffs_are_right_and_say_what_is_a_sample():
    book = view().section("tariffs")
    assert faults_of(view()) == []
    found = price(book, "certificado_no_adeudo", on=date(2026, 11, 20))
    assert (found.centavos, found.lines[0].assumed) == (17_597, True)
    assert all(fee.assumed or fee.citation for fee in book.fees)
    assert book.rounding.difference(found.centavos) == 3


def test_a_pack_without_tariffs_charges_nothing():
    assert PackView(Files({})).section("tariffs").fees == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "told"),
    [
        ("fees", 'concept = "derechos"', 'concept = "nada"', 6, "«nada» no está en concepts.toml"),
        ("fees", 'unit = "uma"', 'unit = "oro"', 8, "«oro» no está en units.toml"),
        ("fees", 'amount = "1.5000"', 'amount = "uno"', 7, "debe ser un número entre comillas"),
        ("fees", 'amount = "1.5000"', 'amount = "-1"', 7, "debe ser un número entre comillas"),
        ("fees", 'amount = "1.5000"', "amount = 1.5", 7, "debe ser un texto"),
        ("fees", "months = 2", 'months = 2\nstates = ["active", "terminated"]', 30, "uno o más de: active, restricted"),
        ("fees", "months = 2", "months = 2\nstates = []", 30, "dice en qué estados se carga"),
        ("fees", "months = 2", "months = 13", 29, "va de 0 (un trámite) a 12"),
        ("fees", "valid_from = 2026-01-01", 'valid_from = "enero"', 9, "debe ser una fecha"),
        ("fees", "assumed = true", "assumed = false", 3, "no cita su fundamento"),
        ("fees", 'code = "cambio_nombre"', 'code = "certificado_no_adeudo"', 18, "dos vigencias que se enciman"),
        ("units", "valid_until = 2026-01-31", "valid_until = 2026-02-01", 14, "dos vigencias que se enciman"),
        ("surcharges", 'concept = "recargos"', 'concept = "mora"', 5, "«mora» no está en concepts.toml"),
        ("concepts", 'code = "drenaje"', 'code = "agua"', 9, "«agua» está repetido"),
        ("concepts", "order = 10", "order = true", 5, "debe ser un número entero"),
        ("units", "centavos = 11314", "centavos = 0", 5, "debe ser mayor que cero"),
        ("programmes", '"agua", "drenaje"]', '"agua", "nada"]', 6, "«nada» no está en concepts.toml"),
        ("programmes", 'percent = "38"', 'percent = "138"', 7, "de más de 0 a 100"),
        ("programmes", "cap_centavos = 200000", "cap_centavos = -1", 18, "de 0 (sin tope)"),
        ("rounding", "step = 100", "step = 0", 2, "un entero mayor que cero"),
        ("rounding", "step = 100", 'step = "peso"', 2, "un entero mayor que cero"),
        ("rounding", "down_to = 50", "down_to = 100", 3, "debe ser menor que «step»"),
        ("rounding", "down_to = 50", "up_from = 51", 3, "Nadie usa el dato «up_from»"),
        ("rounding", 'concept = "redondeo"', 'concept = "nada"', 4, "«nada» no está en concepts.toml"),
        ("adjustments", 'concept = "ajustes"', 'concept = "nada"', 7, "«nada» no está en concepts.toml"),
        ("adjustments", 'concept = "ajustes"', 'concept = "redondeo"', 7, "dele un concepto propio"),
        ("adjustments", 'way = "raise"', 'way = "subir"', 21, "«way» debe ser uno de: lower, raise, write_off"),
        ("adjustments", 'code = "resolucion"', 'code = "error_facturacion"', 15, "dos vigencias que se enciman"),
        ("prescriptions", "years = 5", "years = 0", 7, "«years» va de 1 a 50"),
        ("prescriptions", '= "prescrito"', '= "resolucion"', 8, "no es una cancelación"),
        ("prescriptions", '"agua", "drenaje"', '"agua", "nada"', 6, "«nada» no está en concepts.toml"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(name, old, new, line, told):
    found = faults_of(view(**{name: (old, new)}))
    assert [(f.path, f.line) for f in found if told in f.sentence] == [(f"tariffs/{name}.toml", line)], found


INDEX = '[[index]]\ncode = "inpc"\nmonth = "2026-10"\nvalue = "143"\nassumed = true\n'
UPDATE = """[[update]]
code = "inflacion"
name = "Actualización"
concepts = ["agua", "drenaje"]
index = "inpc"
concept = "actualizacion"
valid_from = 2026-01-01
assumed = true
"""


def with_update(old="", new="", index=INDEX, update=UPDATE):
    """The pack with an index and an update before what their files say."""
    comments = {"indices": "# El índice", "updates": "# La actualización"}
    texts = {
        "indices": index.replace(old, new) if old else index,
        "updates": update.replace(old, new) if old else update,
    }
    return view(**{name: (head, f"{texts[name]}\n{head}") for name, head in comments.items()})


def test_an_index_and_an_update_are_read():
    book = with_update().section("tariffs")
    assert faults_of(with_update()) == []
    assert (book.indices[0].month, book.updates[0].decimals, book.updates[0].base) == ("2026-10", 4, "original")
    assert book.update_of("agua", date(2026, 11, 20)) == book.updates[0]
    assert book.update_of("iva", date(2026, 11, 20)) is None


@pytest.mark.parametrize(
    ("old", "new", "path", "line", "told"),
    [
        ('"2026-10"', '"octubre"', "indices", 3, "se escribe como «2026-10»"),
        ('"143"', '"0"', "indices", 4, "debe ser mayor que cero"),
        (INDEX, INDEX + INDEX, "indices", 8, "está repetido"),
        ('index = "inpc"', 'index = "udi"', "updates", 5, "no está en indices.toml"),
        ('concept = "actualizacion"', 'concept = "recargos"', "updates", 6, "un concepto propio"),
        ('concept = "actualizacion"', 'concept = "actualizacion"\nbase = "x"', "updates", 7, "original, updated"),
        ('concept = "actualizacion"', 'concept = "actualizacion"\ndecimals = 11', "updates", 7, "va de 0 a 10"),
        ('["agua", "drenaje"]', '["agua", "recargos"]', "updates", 4, "la mora no les agrega nada"),
        (UPDATE, UPDATE + UPDATE, "updates", 12, "De «agua» hay dos renglones"),
    ],
)
def test_what_is_wrong_in_them_is_said_where_it_stands(old, new, path, line, told):
    found = faults_of(with_update(old, new))
    assert [(f.path, f.line) for f in found if told in f.sentence] == [(f"tariffs/{path}.toml", line)], found
