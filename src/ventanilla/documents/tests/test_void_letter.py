"""Voiding a letter: once, with a reason, by who may."""

import pytest

from ventanilla.documents.actions import UnableToVoid, void_letter
from ventanilla.staff.permissions import NotAllowed


def test_a_void_letter_stays_with_its_reason(letter, people, at):
    void_letter(document=letter, reason="Error en el nombre", by=people.gema.actor, at=at)
    letter.refresh_from_db()
    assert letter.is_void
    assert letter.voiding.reason == "Error en el nombre"


def test_it_is_not_voided_twice(letter, people, at):
    void_letter(document=letter, reason="Error", by=people.gema.actor, at=at)
    with pytest.raises(UnableToVoid) as refused:
        void_letter(document=letter, reason="Error", by=people.gema.actor, at=at)
    assert refused.value.code == "ya-anulado"


def test_a_reason_is_needed(letter, people, at):
    with pytest.raises(UnableToVoid) as refused:
        void_letter(document=letter, reason="  ", by=people.gema.actor, at=at)
    assert refused.value.code == "sin-motivo"


def test_the_desk_may_not_void(letter, people, at):
    with pytest.raises(NotAllowed):
        void_letter(document=letter, reason="Error", by=people.ana.actor, at=at)
