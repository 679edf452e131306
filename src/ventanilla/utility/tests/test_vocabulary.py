"""What a utility calls each notion: its own word, the usual one where it says none, and a fault for one nobody uses."""

import pytest

from ventanilla.utility.notions import USUAL
from ventanilla.utility.sections import Files, PackView
from ventanilla.utility.tests.packs import faults_of, line_of, spoiled
from ventanilla.utility.vocabulary import said, saying, tell

PATH = "vocabulary.toml"


@pytest.mark.req("H-03")
def test_a_notion_without_a_word_of_its_own_has_the_usual_one():
    words = PackView(Files({PATH: b'registry_office = "Ventanilla"'})).section("vocabulary")
    assert words == USUAL | {"registry_office": "Ventanilla"}


@pytest.mark.req("H-03")
def test_a_word_nobody_uses_is_a_fault_with_its_line():
    files = spoiled(PATH, "registry_office", "registri_office")
    assert (PATH, line_of(files, PATH, "registri_office")) in {(f.path, f.line) for f in faults_of(files)}


@pytest.mark.req("H-03")
@pytest.mark.django_db
def test_sentences_are_told_in_the_words_of_the_pack():
    assert said("help_desk") == "RAS"
    told = "Libro de Oficialía de Partes"
    assert (tell("Libro de {registry_office}"), str(saying("Libro de {registry_office}"))) == (told, told)
    assert tell("{Folio} y {account_number}") == "Folio y número de cuenta"


def test_without_a_pack_the_usual_words_are_told(monkeypatch):
    from ventanilla.utility import vocabulary
    from ventanilla.utility.sections import PackRefused

    def none():
        raise PackRefused([])

    monkeypatch.setattr(vocabulary, "current_pack", none)
    assert vocabulary.said("help_desk") == USUAL["help_desk"]
