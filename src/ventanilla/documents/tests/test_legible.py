"""Whatever anybody typed can be printed: signs that no typeface has, control characters, other alphabets, emoji."""

import random
import sys

import pytest

from ventanilla.documents.legible import all_legible, legible, shown
from ventanilla.documents.letters import Letter
from ventanilla.documents.press import Job, data_of, print_all
from ventanilla.utility.actions.publish_pack import read_folder
from ventanilla.utility.sections import PackView
from ventanilla.utility.tests.packs import NAUCALPAN


@pytest.mark.req("B-07")
@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("José Peña Ñúñez, «N.º 5» — 3 m³", "José Peña Ñúñez, «N.º 5» — 3 m³"),
        ("Nguyễn Văn", "Nguyễn Văn"),
        ("Jose\u0301", "José"),
        ("uno\x16dos\r\n\ttres", "uno dos \n\ttres"),
        ("\u200bhola\u202e", "hola"),
        ("Ｈｏｌａ ①", "Hola 1"),
        ("李 Ana 😀", "¿? Ana ¿?"),
    ],
)
def test_what_can_be_shown_is_and_the_rest_has_a_sign_in_its_place(typed, printed):
    assert legible(typed) == printed
    assert all_legible({"campo": [{"otro": typed}], "n": 5}) == {"campo": [{"otro": printed}], "n": 5}


@pytest.mark.req("B-07")
def test_a_letter_with_every_sign_there_is_gets_printed():
    chance = random.Random(7)
    strange = "".join(chr(chance.randrange(1, sys.maxunicode)) for _ in range(400))
    everything = " ".join(sorted(shown())) + strange + "".join(map(chr, range(1, 0xA1)))
    pack = PackView(read_folder(NAUCALPAN))
    letter: Letter = pack.section("letters")["cierre_no_acreditado"]
    fields = letter.samples() | {"destinatario": everything, "domicilio": everything}
    data = data_of(letter, fields, pack, number="1", issued_on="2026-11-20", folio="F", address="http://x/v/1/")
    (outcome,) = print_all([Job.of(letter.path, pack.files, data)])
    assert isinstance(outcome, bytes), outcome
