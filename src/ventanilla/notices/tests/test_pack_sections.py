"""A wording with a wrong variable is not published; a pack without messages sends none."""

from pathlib import Path

import pytest

from ventanilla.notices.pack_sections import PATH, read_messages
from ventanilla.utility.folders import read_folder
from ventanilla.utility.sections import Files, PackView

pytestmark = pytest.mark.req("A-04")
NAUCALPAN = Path("packs/naucalpan")
GOOD = '[[message]]\ncode = "cases.closed"\ntitle = "{folio}"\nemail = "{folio}: {motivo}"\n'


def faults(text, **changed):
    files = dict(read_folder(NAUCALPAN).by_path) | {PATH: text.encode()} | changed
    return [f for f in PackView(Files(files)).faults() if f.path in (PATH, "pack.toml")]


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("cases.closed", "cases.nada", 2, "Nadie envía"),
        ("{motivo}", "{razon}", 4, "no existe"),
        (": {motivo}", "", 4, "Falta el dato «{motivo}»"),
        ("{motivo}", "{motivo", 4, "no cierran"),
        ("{motivo}", "{motivo!r}", 4, "no existe"),
        ("{motivo}", "{motivo.__class__}", 4, "no existe"),
        ('{motivo}"', '{motivo}"\nsms = "{folio} {motivo} ' + "x" * 300 + '"', 5, "se paga por partes"),
    ],
)
def test_a_wrong_wording_is_told_with_its_line(old, new, line, sentence):
    found = faults(GOOD.replace(old, new))
    assert [f.line for f in found] == [line] * len(found)
    assert any(sentence in f.sentence for f in found)


def test_a_secret_is_not_for_the_title():
    text = '[[message]]\ncode = "cases.code"\ntitle = "{clave}"\nemail = "{folio} {clave}"\n'
    (found,) = faults(text)
    assert "secreto" in found.sentence


def test_a_right_wording_has_no_fault_and_a_pack_may_say_nothing():
    assert faults(GOOD) == []
    assert read_messages(Files({})) == {}


@pytest.mark.parametrize("minutes", ["[]", "[0]", '["1"]', "5", str([1] * 21)])
def test_the_retries_are_whole_minutes(minutes):
    files = read_folder(NAUCALPAN).by_path["pack.toml"].decode()
    head, _, rest = files.partition("messages.retry_minutes = ")
    changed = f"{head}messages.retry_minutes = {minutes}\n{rest.partition(chr(10))[2]}"
    (found,) = faults(GOOD, **{"pack.toml": changed.encode()})
    assert "reintentos" in found.sentence
