"""The registry office: a letter gets its folio, is tied, routed and discharged once."""

from datetime import timedelta

import pytest

from ventanilla.correspondence.actions import (
    UnableToDischarge,
    UnableToReceive,
    UnableToRoute,
    UnableToTie,
    discharge_letter,
    receive_letter,
    route_letter,
    tie_letter,
)
from ventanilla.correspondence.queries import letter_of
from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed


@pytest.mark.req("B-01")
def test_a_letter_gets_its_folio_and_is_journalled(letter):
    assert letter.folio == "OP-2026-000001"
    entry = Entry.objects.get(event="correspondence.letter_received")
    assert (entry.folio, entry.personal.text["sender"]) == (letter.folio, "Lupe Sánchez")


@pytest.mark.parametrize(
    ("change", "field"),
    [({"sender": " "}, "sender"), ({"about": ""}, "about"), ({"sheets": 0}, "sheets"), ({"channel": "x"}, "channel")],
)
def test_an_incomplete_letter_is_refused_at_its_field(people, at, change, field):
    letter = {"sender": "Lupe", "about": "Cobro", "sheets": 1, "scan": None, "received_at": at} | change
    with pytest.raises(UnableToReceive) as refused:
        receive_letter(**letter, by=people.ofelia.actor, at=at)
    assert refused.value.field == field


def test_a_letter_is_not_received_in_the_future(people, at):
    with pytest.raises(UnableToReceive) as refused:
        receive_letter(
            sender="L",
            about="C",
            sheets=1,
            scan=None,
            received_at=at + timedelta(hours=1),
            by=people.ofelia.actor,
            at=at,
        )
    assert refused.value.code == "recepcion-futura"


def test_the_desk_may_not_receive_for_the_registry(people, at):
    with pytest.raises(NotAllowed):
        receive_letter(sender="L", about="C", sheets=1, scan=None, received_at=at, by=people.ana.actor, at=at)


@pytest.mark.req("B-01")
def test_a_letter_is_tied_to_one_case(letter, case, people, at):
    tie_letter(letter=letter, subject=case, by=people.ofelia.actor, at=at)
    assert letter_of(case) == letter
    with pytest.raises(UnableToTie):
        tie_letter(letter=letter, subject=case, by=people.ofelia.actor, at=at)


@pytest.mark.req("B-01")
def test_a_letter_is_routed_to_areas_that_exist(letter, people, at):
    routing = route_letter(letter=letter, area="direccion_comercial", by=people.ofelia.actor, at=at)
    assert list(letter.routings.all()) == [routing]
    with pytest.raises(UnableToRoute):
        route_letter(letter=letter, area="luna", by=people.ofelia.actor, at=at)


@pytest.mark.req("B-07")
def test_a_folio_is_discharged_once(letter, answer, people, at):
    assert discharge_letter(letter=letter, answer=answer, by=people.ofelia.actor, at=at).answer == answer
    with pytest.raises(UnableToDischarge):
        discharge_letter(letter=letter, by=people.ofelia.actor, at=at)
