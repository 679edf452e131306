"""What is asked of supporting processes (H-02): asked, its folio noted once, closed once, told on the timeline."""

from typing import Any

import pytest

from ventanilla.cases.actions.add_evidence import add_reference
from ventanilla.cases.actions.request_support import (
    UnableToSupport,
    close_support,
    note_support_folio,
    request_support,
)
from ventanilla.cases.checks import open_support_is_not_closed
from ventanilla.cases.models import ExternalReference, SupportOpen, SupportRequest
from ventanilla.cases.tests.acts import told
from ventanilla.journal.queries import timeline
from ventanilla.register.actions import add_account
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("H-02")


@pytest.fixture
def case(story):
    return story.open()


@pytest.fixture
def ask(story, case, people):
    def ask(**other: Any) -> SupportRequest:
        usual = {"kind": "soporte_tecnico", "text": "No abre el SCCAN", "key": "k1", "case": case}
        return request_support(**{**usual, "by": people.ana.actor, "at": story.now, **other})

    return ask


def test_it_is_asked_once_and_told_on_the_timeline(story, ask):
    asked = ask()
    assert ask() == asked
    assert SupportRequest.objects.count() == SupportOpen.objects.count() == 1
    entry = told(story, "cases.support_requested")
    assert (entry.facts["process"], entry.actor_name) == ("soporte_tecnico", "Ana Robles Cid")
    assert "No abre" not in str(entry.facts)


@pytest.mark.parametrize(
    ("given", "code"),
    [({"kind": "magia"}, "proceso"), ({"text": " "}, "sin-texto"), ({"case": None}, "sin-asunto")],
)
def test_what_lacks_is_refused(ask, given, code):
    with pytest.raises(UnableToSupport) as refused:
        ask(**given)
    assert refused.value.code == code
    assert not SupportRequest.objects.exists()


def test_a_closed_petition_asks_for_nothing_more(story, case, ask):
    story.immediate = True
    story.until("")
    with pytest.raises(UnableToSupport, match="cerrada"):
        ask(case=type(case).objects.get(pk=case.pk))


def test_who_gives_no_follow_up_may_not_ask(ask, people):
    with pytest.raises(NotAllowed):
        ask(by=people.mario.actor)


def test_the_folio_of_a_petition_is_one_of_its_references(story, case, ask, people):
    asked, who = ask(folio=" RAS-77 "), {"by": people.ana.actor, "at": story.now}
    reference = ExternalReference.objects.get(case=case)
    assert (reference.system, reference.folio) == ("RAS", "RAS-77")
    assert note_support_folio(request=asked, folio="RAS-77", **who).reference == reference
    with pytest.raises(UnableToSupport, match="con-folio"):
        note_support_folio(request=asked, folio="RAS-78", **who)
    with pytest.raises(UnableToSupport, match="folio-de-otra"):
        ask(key="k2", folio="RAS-77")
    with pytest.raises(UnableToSupport, match="sin-folio"):
        note_support_folio(request=asked, folio=" ", **who)


def test_a_reference_noted_before_is_taken_not_repeated(story, case, ask, people):
    known = add_reference(case=case, system="RAS", folio="991", by=people.ana.actor, at=story.now)
    assert ask(folio="991").noted.reference == known
    assert case.references.count() == 1


def test_it_is_closed_once_with_what_was_answered(story, ask, people):
    asked, who = ask(), {"by": people.ana.actor, "at": story.now}
    closed = close_support(request=asked, kind="attended", answer="Se reinstaló", **who)
    assert close_support(request=asked, kind="attended", answer=" Se reinstaló ", **who) == closed
    assert not SupportOpen.objects.exists()
    assert told(story, "cases.support_closed").facts["outcome"] == "attended"
    with pytest.raises(UnableToSupport, match="ya-termino"):
        close_support(request=asked, kind="refused", answer="No", **who)
    assert list(open_support_is_not_closed()) == []


@pytest.mark.parametrize(("kind", "answer", "code"), [("", "Sí", "como-termino"), ("attended", " ", "sin-respuesta")])
def test_an_end_says_how_and_what(story, ask, people, kind, answer, code):
    with pytest.raises(UnableToSupport, match=code):
        close_support(request=ask(), kind=kind, answer=answer, by=people.ana.actor, at=story.now)


def test_an_account_may_need_support_too(story, people, ask):
    by, at = people.pilar.actor, story.now
    account = add_account(number="1-1", holder="Lupe", street="Sauce", by=by, at=at)
    asked = ask(case=None, account=account, folio="OT-5")
    assert asked.noted.shown == asked.folio == "OT-5"
    assert not ExternalReference.objects.exists()
    assert [h.event for h in timeline(account.subject)][:2] == ["cases.support_folio_noted", "cases.support_requested"]


def test_a_list_that_lies_is_found(ask):
    asked = ask()
    SupportOpen.objects.all().delete()
    assert str(asked.pk) in next(open_support_is_not_closed())
