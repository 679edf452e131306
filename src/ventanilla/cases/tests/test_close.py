"""Step 15: closed in the petition control, with the reason that follows from what happened."""

import pytest
from django.db import transaction

from ventanilla.cases.actions.open_by_letter import open_by_letter
from ventanilla.cases.actions.open_case import Brought, Petitioner
from ventanilla.cases.models import Closure
from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, told
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.journal.tests.force import by_force


@pytest.mark.req("B-07", "B-08")
def test_an_answered_petition_is_closed_and_its_clocks_stand(story):
    story.open()
    story.until("p15_cerrar")
    token = story.do("p15_cerrar", "ana", note=" Conforme ")
    closure = Closure.objects.get(case=story.case)
    assert (closure.reason, closure.note, closure.at) == (Closure.ANSWERED, "Conforme", story.now)
    story.case.state.refresh_from_db()
    assert story.case.state.closed_at == story.now
    assert all(d.stopped_at for d in deadlines_of(story.case.subject))
    assert told(story, "cases.closed").facts == {"reason": "answered"}
    assert story.open_nodes == []
    done_once(story, token)


@pytest.mark.req("A-05")
def test_what_was_solved_at_once_meets_its_term(story):
    story.immediate = True
    story.open()
    story.until("")
    assert Closure.objects.get(case=story.case).reason == Closure.IMMEDIATE
    legal = next(d for d in deadlines_of(story.case.subject) if d.term_code == "respuesta")
    assert legal.outcome == "met"


@pytest.mark.req("B-08")
def test_a_letter_that_was_not_discharged_does_not_close(story):
    asks = {"petitioner": Petitioner("Comité vecinal"), "summary": "Falta de agua", "points": ["Agua"], "sheets": 1}
    paper = {"scan": None, "received_at": story.now, "brought": Brought(), "key": "letter-1"}
    story.case = open_by_letter(**asks, **paper, by=story.people.ofelia.actor, at=story.now)
    story.until("p15_cerrar")
    by_force(f"DELETE FROM cases_discharge WHERE case_id = {story.case.pk}")
    assert refused(story, "p15_cerrar", "ana") == ("sin-baja", None)
    assert not Closure.objects.exists()


@pytest.mark.req("B-08", "H-03")
def test_without_discharge_only_what_was_notified_closes(story):
    story.open()
    story.until("p15_cerrar")
    by_force(f"DELETE FROM cases_discharge WHERE case_id = {story.case.pk}")
    document = story.case.issued_answer.document_id
    with transaction.atomic():
        by_force(f"DELETE FROM correspondence_delivery WHERE document_id = {document}")
        assert refused(story, "p15_cerrar", "ana") == ("sin-notificar", None)
        transaction.set_rollback(True)
    story.do("p15_cerrar", "ana")
    assert Closure.objects.get(case=story.case).reason == Closure.ANSWERED


@pytest.mark.req("B-10")
def test_only_attention_closes_and_only_in_its_step(story):
    story.open()
    story.until("p15_cerrar")
    only_from_its_step(story, "p15_cerrar", "ana")
