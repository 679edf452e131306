"""Checking the letters of a pack: each fault is named with its file and line."""

from pathlib import Path

import pytest

from ventanilla.documents.letters import COMMON, Letter
from ventanilla.utility.actions.publish_pack import read_folder
from ventanilla.utility.sections import Files, PackRefused, PackView

NAUCALPAN = Path(__file__).parents[4] / "packs" / "naucalpan"
DECLARED, CLOSURE = "letters/letters.toml", "letters/cierre_no_acreditado.typ"


def faults_with(path: str, old: str, new: str) -> list[tuple[str, int, str]]:
    """What is wrong with the letters once `old` is replaced by `new` in a file of the pack."""
    files = dict(read_folder(NAUCALPAN).by_path)
    files[path] = files[path].decode().replace(old, new, 1).encode()
    pack = PackView(Files(files))
    from ventanilla.documents.pack_sections import check_letters

    return [(f.path, f.line, f.sentence) for f in check_letters(pack.section("letters"), pack)]


def line_of(path: str, needle: str) -> int:
    return next(n for n, text in enumerate((NAUCALPAN / path).read_text().splitlines(), 1) if needle in text)


@pytest.mark.req("H-03")
def test_the_letters_of_naucalpan_have_no_fault():
    assert faults_with(DECLARED, "x", "x") == []


@pytest.mark.req("H-03")
def test_a_field_nobody_declared_is_named_with_its_line():
    found = faults_with(CLOSURE, "campos.vencio)", "campos.caduco)")
    assert (CLOSURE, line_of(CLOSURE, "campos.vencio"), found[0][2]) == found[0]
    assert "«caduco»" in found[0][2]


@pytest.mark.req("H-03")
def test_a_declared_field_the_template_does_not_use_is_named():
    found = faults_with(DECLARED, 'notificado = "date"', 'notificado = "date"\napodo = "text?"')
    assert ["«apodo»" in sentence for _, _, sentence in found] == [True]
    assert found[0][:2] == (DECLARED, line_of(DECLARED, 'notificado = "date"') + 1)


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        (COMMON, 'series = "receipt"', 'series = "luna"', "la serie «luna», que no existe"),
        (COMMON, 'file = "acuse.typ"', 'file = "nada.typ"', "la plantilla «nada.typ», que no existe"),
        (CLOSURE, "#firma(", "#rubrica(", "no se puede componer"),
        (CLOSURE, '"_base.typ"', '"@preview/cetz:0.1.0"', "un paquete de internet"),
        ("letters/respuesta.typ", "punto.evidencia", "punto.prueba", "puntos.evidencia"),
    ],
)
def test_each_fault_of_a_letter_is_said(path, old, new, sentence):
    assert any(sentence in said for _, _, said in faults_with(path, old, new))


def test_an_unknown_type_of_field_is_refused_with_its_line():
    with pytest.raises(PackRefused) as refused:
        faults_with(DECLARED, 'notificado = "date"', 'notificado = "novela"')
    assert refused.value.faults[0].line == line_of(DECLARED, 'notificado = "date"')


def test_words_that_look_like_code_are_only_words():
    from ventanilla.documents.press import Job, data_of, print_all

    pack = PackView(read_folder(NAUCALPAN))
    letter: Letter = pack.section("letters")["cierre_no_acreditado"]
    fields = letter.samples() | {"destinatario": '#panic("x") *a* $b$ @c <d> \\ "' + "w" * 400}
    data = data_of(letter, fields, pack, number="1", issued_on="2026-11-20", folio="F", address="http://x/v/1/")
    (outcome,) = print_all([Job.of(letter.path, pack.files, data)])
    assert isinstance(outcome, bytes)
