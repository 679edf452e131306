"""A desk calls the next of its matters in the fair order, and nobody else has that ticket."""

import pytest

from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed
from ventanilla.turns.actions import UnableToCall, call_next, end_attention, start_attention
from ventanilla.turns.models import Step
from ventanilla.turns.tests.acts import after, called, given, seated

pytestmark = pytest.mark.req("A-02")


def refused(people, who="ana", minutes=1):
    with pytest.raises(UnableToCall) as no:
        called(people, who, minutes)
    return no.value.code


def test_the_first_to_come_is_called_to_the_desk(people):
    seated(people)
    ticket = given(people)
    given(people, minutes=1)
    place = call_next(by=people.ana.actor, at=after(5))
    assert place.ticket == ticket
    assert (place.state, place.desk, place.calls, place.first_called_at) == ("called", "1", 1, after(5))


def test_the_call_is_a_step_with_who_and_when_and_is_journalled(people):
    seated(people)
    given(people)
    ticket = called(people)
    step = Step.objects.get(ticket=ticket)
    assert (step.kind, step.desk, step.by_name, step.at) == ("call", "1", "Ana Robles Cid", after(1))
    assert Entry.objects.get(event="turns.called").facts == {"desk": "1", "matter": "recibo"}


def test_only_the_matters_of_the_desk_are_called(people):
    seated(people)
    given(people, "pagar")
    assert refused(people) == "nadie-espera"
    seated(people, "beto", "C1")
    assert called(people, "beto").label == "C-001"


def test_priority_goes_first_but_not_for_ever(people):
    seated(people)
    for n in range(2):
        given(people, minutes=n)
    for n in range(4):
        given(people, first=True, minutes=2 + n)
    order = []
    for n in range(6):
        ticket = called(people, minutes=10 + n)
        order.append(ticket.label)
        start_attention(ticket=ticket, by=people.ana.actor, at=after(10 + n))
        end_attention(ticket=ticket, by=people.ana.actor, at=after(10 + n))
    assert order == ["A-003", "A-004", "A-001", "A-005", "A-006", "A-002"]


def test_who_waited_the_longest_guaranteed_goes_before_priority(people):
    seated(people)
    late = given(people)
    given(people, first=True, minutes=20)
    assert called(people, minutes=40) == late


def test_a_second_press_does_not_take_another_ticket(people):
    seated(people)
    given(people)
    given(people, minutes=1)
    called(people)
    assert refused(people) == "con-turno"
    assert Step.objects.count() == 1


def test_tickets_of_yesterday_are_not_called(people):
    given(people, minutes=-24 * 60)
    seated(people)
    assert refused(people) == "nadie-espera"


def test_without_a_desk_nobody_is_called(people):
    given(people)
    assert refused(people) == "sin-ventanilla"


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["mario", "diana", "otto"])
def test_others_may_not_call(people, who):
    with pytest.raises(NotAllowed):
        called(people, who)
