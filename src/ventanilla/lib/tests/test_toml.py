"""What is wrong in a TOML file is told in Spanish, with its line and what to do."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ventanilla.lib.toml import NotToml, read_toml

pytestmark = pytest.mark.req("H-03")
WRONG = {
    "a = 1\nb 2": (2, "falta «=»"),
    "a": (1, "falta «=»"),
    "a = x": (1, "faltan comillas"),
    "a = 1\nb = \n\n": (2, "falta el valor"),
    'a = "x\nb = 2': (1, "cerrar las comillas"),
    "a = 'x\nb = 2\n": (2, "cerrar las comillas, ahí o más arriba"),
    'a = "x': (1, "cerrar las comillas"),
    'a = """x\n': (1, "cerrar las comillas"),
    "[a\nb = 1": (1, "cerrar el corchete"),
    "a = [1\nb = 2": (2, "cerrar el corchete"),
    "a = {b = 1\n}": (1, "cerrar la llave"),
    "[a]\n[a]": (2, "esa sección ya está"),
    "a = 1\na = 2\n[b]": (2, "ese nombre ya está"),
    "a = 1 2": (1, "sobra algo"),
    'a = "\\q"': (1, "se escribe doble"),
    "año = 1": (1, "con acentos"),
    'a = "\x01"': (1, "signo invisible"),
    "a = [1]\n[[a]]": (2, "escriba nombre"),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_says_its_line_and_what_to_do(text):
    line, advice = WRONG[text]
    with pytest.raises(NotToml) as refused:
        read_toml(text)
    assert (refused.value.line, advice in refused.value.advice) == (line, True), refused.value


@given(st.text(alphabet="ab=\"'[]{}.,#1\n\\ á", max_size=30))
def test_whatever_is_not_toml_is_told(text):
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(NotToml, match="el renglón [0-9]+ no se entiende: ") as refused:
            read_toml(text)
        assert refused.value.line <= text.count("\n") + 1
