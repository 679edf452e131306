"""Petitions are joined to an incident and separated from it; each stays a petition of its own."""

from dataclasses import replace
from datetime import date

import pytest
from tests.journeys.story import Story

from ventanilla.cases.actions.answer_incident import resolve_incident
from ventanilla.cases.actions.join_incident import UnableToJoin, join_incident, separate_case
from ventanilla.cases.incident_queries import petitions_for, proposed_for
from ventanilla.cases.models import Case, IncidentState, JoinedCase, Joining, Separation
from ventanilla.cases.queries import Filters, asked, legal_clocks, visible
from ventanilla.cases.tests.acts import told
from ventanilla.cases.tests.incident import AT, LEAK, a_leak, joined, neighbour, stories
from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed
from ventanilla.staff.queries import standing

pytestmark = pytest.mark.req("B-10")


@pytest.fixture
def leak(people):
    return a_leak(people)


@pytest.fixture
def story(people):
    return stories(people, "p09_turnar", times=1)[0]


def test_it_is_joined_once_and_told_on_both_timelines(people, leak, story):
    by = {"by": people.ana.actor, "at": story.now}
    joining = join_incident(case=story.case, incident=leak, **by)
    assert join_incident(case=story.case, incident=leak, **by) == joining
    assert (Joining.objects.count(), JoinedCase.objects.count()) == (1, 1)
    assert IncidentState.objects.get().petitions == 1
    assert told(story, "cases.incident_joined").facts == {"incident": leak.folio}
    other = Entry.objects.get(event="cases.incident_joined", subject_kind="incident")
    assert other.facts == {"case": story.case.folio}


def test_nothing_of_a_petition_changes(people, leak, story):
    def state():
        clock = legal_clocks([str(story.case.pk)])[str(story.case.pk)]
        return story.open_nodes, clock.due_at, story.case.folio, asked(held, Filters()).count()

    held = standing(people.ana.actor, AT)
    before = state()
    joined(people, [story], leak)
    assert state() == before
    assert asked(held, Filters(incident=leak.folio)).get() == story.case


def test_it_is_separated_with_a_reason_and_may_be_joined_again(people, leak, story):
    by = {"by": people.ana.actor, "at": story.now}
    joined(people, [story], leak)
    with pytest.raises(UnableToJoin, match="sin-motivo"):
        separate_case(case=story.case, incident=leak, reason=" ", **by)
    gone = separate_case(case=story.case, incident=leak, reason="Es de otra calle", **by)
    assert separate_case(case=story.case, incident=leak, reason="Otra vez", **by) == gone
    assert (Separation.objects.count(), JoinedCase.objects.count(), IncidentState.objects.get().petitions) == (1, 0, 0)
    assert told(story, "cases.incident_separated").personal.text == {"reason": "Es de otra calle"}
    joined(people, [story], leak)
    assert (Joining.objects.count(), IncidentState.objects.get().petitions) == (2, 1)


def test_one_incident_at_a_time(people, leak, story):
    joined(people, [story], leak)
    with pytest.raises(UnableToJoin, match="en-otro"):
        joined(people, [story], a_leak(people, key="other"))


def test_what_was_never_joined_is_not_separated(people, leak, story):
    with pytest.raises(UnableToJoin, match="no-reunida"):
        separate_case(case=story.case, incident=leak, reason="No", by=people.ana.actor, at=AT)


def test_an_answered_one_neither_comes_nor_goes(people, leak, story):
    joined(people, [story], leak)
    other = stories(people, "p13_entregar", times=1)
    story.until("p13_entregar")
    with pytest.raises(UnableToJoin, match="respondida"):
        joined(people, other, leak)
    with pytest.raises(UnableToJoin, match="respondida"):
        separate_case(case=story.case, incident=leak, reason="No", by=people.ana.actor, at=AT)


def test_nothing_is_joined_to_what_is_over(people, leak, story):
    resolve_incident(incident=leak, what="Se reparó", by=people.ana.actor, at=AT)
    with pytest.raises(UnableToJoin, match="resuelto"):
        joined(people, [story], leak)


def test_who_joins_no_petitions_may_not(people, leak, story):
    for who in ("mario", "otto"):
        by = {"by": getattr(people, who).actor, "at": AT}
        with pytest.raises(NotAllowed):
            join_incident(case=story.case, incident=leak, **by)
        with pytest.raises(NotAllowed):
            separate_case(case=story.case, incident=leak, reason="No", **by)


def test_what_may_be_the_same_is_proposed_the_nearest_first(people, leak):
    here, far = neighbour(people, "1-1"), neighbour(people, "1-2", "El Molinito")
    same_matter = stories(people, "p06_control", times=1, account=far)[0].case
    fresh_here = Story(people, AT).open(account=here)
    both = stories(people, "p06_control", times=1, account=here)[0].case
    strange = Story(people, AT).open(account=far)
    held = standing(people.ana.actor, AT)
    assert petitions_for(leak, held) == [both, fresh_here, same_matter]
    row = visible(held).get(pk=fresh_here.pk)
    assert proposed_for(row, 3) == [leak]
    assert proposed_for(visible(held).get(pk=strange.pk), 3) == []


def test_of_one_place_but_another_matter_neither_proposes_the_other(people):
    other = a_leak(people, key="other", happened=replace(LEAK, matter="descuento"))
    here = neighbour(people, "1-1")
    fresh = Story(people, AT).open(account=here)
    assessed = stories(people, "p06_control", times=1, account=here)[0].case
    held = standing(people.ana.actor, AT)
    assert petitions_for(other, held) == [fresh]
    assert proposed_for(visible(held).get(pk=assessed.pk), 3) == []
    assert proposed_for(visible(held).get(pk=fresh.pk), 3) == [other]


def test_what_is_of_other_days_is_not_proposed(people, story):
    old = a_leak(people, key="old", happened=replace(LEAK, began_on=date(2026, 11, 1)))
    assert story.case not in petitions_for(old, standing(people.ana.actor, AT))
    assert Case.objects.count() == 1
