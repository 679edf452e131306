"""Custody: each paper has one holder at a time, and how it got there is kept."""

import pytest

from ventanilla.documents.actions import UnableToHandOver, hand_over
from ventanilla.documents.queries import custody_of
from ventanilla.staff.permissions import NotAllowed


@pytest.mark.req("B-07")
def test_each_copy_is_where_it_was_last_handed(letter, people, at):
    for copy, holder in (("original", "Gerencia"), ("copia 1", "Oficialía"), ("Original ", "Dirección Comercial")):
        hand_over(document=letter, copy=copy, holder=holder, received_by="Ofelia", by=people.gema.actor, at=at)
    now = custody_of(letter)
    assert [(c.copy, c.holder) for c in now] == [("original", "Dirección Comercial"), ("copia 1", "Oficialía")]
    assert now[0].handed_from == "Gerencia"


def test_it_must_be_said_who_received(letter, people, at):
    with pytest.raises(UnableToHandOver) as refused:
        hand_over(document=letter, copy="original", holder="Gerencia", received_by=" ", by=people.gema.actor, at=at)
    assert refused.value.field == "received_by"


def test_somebody_without_custody_may_not(letter, people, at):
    with pytest.raises(NotAllowed):
        hand_over(document=letter, copy="original", holder="x", received_by="y", by=people.otto.actor, at=at)
