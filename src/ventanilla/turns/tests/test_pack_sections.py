"""`turns.toml` is read strictly: each mistake is told with its line."""

from pathlib import Path

import pytest

from ventanilla.turns.catalogue import Turns
from ventanilla.turns.pack_sections import read_turns
from ventanilla.utility.actions.publish_pack import read_folder
from ventanilla.utility.sections import Files, PackRefused, PackView

pytestmark = pytest.mark.req("A-02")
PACK = Path(__file__).resolve().parents[4] / "packs" / "naucalpan"


def told(change):
    """The faults of the pack with a piece of turns.toml changed, as (line, sentence)."""
    before, after = change
    files = dict(read_folder(PACK).by_path)
    text = files["turns.toml"].decode()
    assert before in text
    files["turns.toml"] = text.replace(before, after, 1).encode()
    view = PackView(Files(files))
    try:
        value = view.section("turns")
    except PackRefused as refused:
        return [(f.line, f.sentence) for f in refused.faults]
    from ventanilla.turns.pack_sections import check_turns

    return [(f.line, f.sentence) for f in check_turns(value, view)]


def test_the_pack_says_which_matter_is_not_entered_in_the_log():
    turns = read_turns(read_folder(PACK))
    assert not turns.matters["pagar"].visit_log
    assert turns.matters["recibo"].visit_log
    assert turns.matters["pagar"].queue == "caja"
    assert turns.rules.priority_per_normal == 2


def test_a_pack_without_turns_has_none():
    assert read_turns(Files({})) == Turns()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (('opens = "09:00"', 'opens = "nueve"'), "no es una hora"),
        (('closes = "17:30"', 'closes = "08:00"'), "cierra antes de abrir"),
        (("priority_per_normal = 2", "priority_per_normal = 0"), "mayor que cero"),
        (("priority_per_normal = 2", "priority_per_norma = 2"), "Nadie usa el dato"),
        (('letter = "T"', 'letter = "A"'), "ya es de otra fila"),
        (('letter = "T"', 'letter = "t"'), "letras mayúsculas"),
        (('queue = "caja"', 'queue = "cajas"'), "La fila «cajas» no existe"),
        (("\nminutes = 4\n", "\nminutes = 0\n"), "mayores que cero"),
        (('matters = ["escrito"]', 'matters = ["pagar"]'), "Ninguna ventanilla atiende «escrito»"),
        (('matters = ["escrito"]', 'matters = ["escrito", "x"]'), "El asunto «x» no existe"),
        (("\nvisit_log = false\n", '\nvisit_log = "no"\n'), "«true» o «false»"),
        (('name = "Caja"\nassumed = true', 'name = "Caja"'), "no dice de dónde viene"),
    ],
)
def test_mistakes_are_told_with_their_line(change, sentence):
    found = told(change)
    assert [line for line, words in found if sentence in words and line > 1], found
