"""A mapping says what it means, or is refused with what to correct."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ventanilla.lib.spreadsheet import safe_cell
from ventanilla.register.importing.mapping import MappingRefused, read_mapping
from ventanilla.register.importing.parsing import Unreadable, centavos_of, parse, plan_of
from ventanilla.register.words import words_of

EXAMPLE = Path(__file__).parents[4] / "docs" / "recipes" / "sccan-mapping.toml"
LEAST = '[columns]\nnumber = "A"\nholder = "B"\n'


@pytest.mark.req("H-01", "H-03")
@pytest.mark.parametrize(("country", "phone"), [("MX", "+523001234567"), ("CO", "+573001234567")])
def test_phones_are_of_the_country_the_file_is_of(country, phone):
    mapping = read_mapping(LEAST + 'phones = "C"\n')
    read = parse(plan_of(mapping, list("ABC"), country), ["1", "Eva", "300 123 4567"], date(2026, 11, 20))
    assert read.phones == [phone]


@pytest.mark.req("H-01")
def test_the_example_of_the_recipe_is_read():
    mapping = read_mapping(EXAMPLE.read_text())
    row = dict.fromkeys(mapping.wanted, "") | {"CUENTA": "123", "NOMBRE": "Eva", "PATERNO": "Paz", "ESTATUS": "S"}
    row |= {"SALDO_AGUA": "10.5", "TARIFA": "02", "FECHA_ALTA": "3-2-2020"}
    row |= {"DIAMETRO": "1/2", "FECHA_TOMA": "3-2-2019", "DIAM_DRENAJE": "150"}
    read = parse(plan_of(mapping, list(row)), list(row.values()), date(2026, 11, 20))
    assert (read.number, read.holder, read.since) == ("0000123", "Eva Paz", "2020-02-03")
    assert (read.values["state"], read.values["use_class"]) == ("suspended", "Comercial")
    assert read.connections == [("water", 13, "2019-02-03"), ("sewer", 150, None)]
    assert read.balances[0] == ("Agua potable", 1050, "2026-10-31")


@pytest.mark.req("H-01")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[columns", "no se puede leer: el renglón 1 no se entiende: falta cerrar el corchete"),
        ('[columns]\nnumber = "A"\n', "falta «holder»"),
        (LEAST + 'colour = "C"\n', "columns.colour"),
        ('encoding = "klingon"\n' + LEAST, "klingon"),
        ('decimal = "x"\n' + LEAST, "punto o coma"),
        (LEAST + '[balances]\nas_of = "ayer"\n', "2026-10-31"),
        ("columns = 5\n", r"en \[columns\]"),
        ("balances = 5\n" + LEAST, r"en \[balances\]"),
        ("dates = 5\n" + LEAST, "en «dates» una lista"),
        (LEAST + '[values]\nstate = "A"\n', r"en \[values.state\]"),
        (LEAST + '[zero_fill]\nnumber = "siete"\n', "cuántas cifras"),
    ],
)
def test_a_wrong_mapping_is_refused_and_says_what(text, said):
    with pytest.raises(MappingRefused, match=said):
        read_mapping(text)


@given(centavos=st.integers(-(10**14), 10**14))
def test_an_amount_written_with_point_or_comma_is_the_same(centavos):
    sign, whole = "-" if centavos < 0 else "", f"{abs(centavos) // 100:,}"
    written = f"{sign}${whole}.{abs(centavos) % 100:02d}"
    swapped = written.translate(str.maketrans(".,", ",."))
    assert centavos_of(written, ".") == centavos_of(swapped, ",") == centavos


@given(text=st.text())
def test_no_cell_that_leaves_can_run_as_a_formula(text):
    cell = safe_cell(text)
    assert not cell.startswith(("=", "+", "@", "\t", "\r"))
    assert cell.lstrip("'") == text.lstrip("'")


@given(cells=st.lists(st.text(max_size=60), max_size=9))
def test_any_row_is_understood_or_called_unreadable(cells):
    mapping = read_mapping(LEAST + 'since = "C"\nstate = "D"\nphones = "E"\n[balances.concepts]\nx = "F"\n')
    with suppress(Unreadable):
        read = parse(plan_of(mapping, list("ABCDEF")), cells, date(2026, 11, 20))
        assert read.number == cells[0]


@given(text=st.text())
def test_words_are_folded_and_need_no_quoting(text):
    assert all(word.isascii() and word.isalnum() for word in words_of(text))
