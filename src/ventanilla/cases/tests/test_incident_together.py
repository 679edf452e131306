"""Two clerks on one incident at the same moment: one joining, one draft for each petition, one ending."""

from types import SimpleNamespace

import pytest
from tests.together import together

from ventanilla.cases.actions.answer_all import draft_all
from ventanilla.cases.actions.answer_incident import resolve_incident
from ventanilla.cases.actions.join_incident import join_incident
from ventanilla.cases.checks import incidents_add_up, shared_drafts_say_the_same
from ventanilla.cases.models import AnswerDraft, Incident, IncidentResolution, IncidentState, JoinedCase, Joining
from ventanilla.cases.tests.incident import AT, a_leak, answer_of, joined, stories
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.models import Person

pytestmark = [pytest.mark.fault, pytest.mark.req("B-10"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(transactional_db):
    return SimpleNamespace(**{p.username: p for p in Person.objects.all()})


def test_an_incident_sent_twice_is_one(people):
    told = together(lambda: a_leak(people))
    assert [one.pk for one in told] == [Incident.objects.get().pk] * 2


def test_a_petition_is_joined_to_one_of_two(people):
    case = stories(people, "p06_control", times=1)[0].case
    which = iter((a_leak(people), a_leak(people, key="other")))
    told = together(lambda: join_incident(case=case, incident=next(which), by=people.ana.actor, at=AT))
    assert sum(isinstance(one, Refusal) for one in told) == 1
    assert (Joining.objects.count(), JoinedCase.objects.count()) == (1, 1)
    assert list(incidents_add_up()) == []


def test_all_is_answered_once(people):
    found, leak = stories(people, "p12_elaborar", times=3), a_leak(people)
    joined(people, found, leak)
    given = {"chosen": [story.case.pk for story in found], "shared": answer_of(people, leak).pk}
    who = iter((people.ana.actor, people.gema.actor))
    told = together(lambda: draft_all(incident=leak, **given, by=next(who), at=AT))
    assert sum(not one.why for each in told for one in each) == AnswerDraft.objects.count() == 3
    assert list(shared_drafts_say_the_same()) == []


def test_joining_and_resolving_come_one_after_the_other(people):
    case, leak = stories(people, "p06_control", times=1)[0].case, a_leak(people)
    acts = iter(
        (
            lambda: join_incident(case=case, incident=leak, by=people.ana.actor, at=AT),
            lambda: resolve_incident(incident=leak, what="Listo", by=people.gema.actor, at=AT),
        )
    )
    together(lambda: next(acts)())
    assert IncidentResolution.objects.count() == 1
    assert IncidentState.objects.get().resolved_at == AT
    assert list(incidents_add_up()) == []
