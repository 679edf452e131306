"""Step 12: the director approves, which numbers and issues the answer, or returns it with a reason."""

import pytest

from ventanilla.cases.models import PointAnswer
from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, said, told
from ventanilla.journal.tests.force import by_force


@pytest.fixture
def written(story):
    story.open()
    return story.until("p12_visto_bueno")


@pytest.mark.req("B-07")
def test_approval_numbers_and_issues_the_answer(written):
    token = written.do("p12_visto_bueno", "diana", approved=True)
    issued = written.case.issued_answer
    assert issued.document.number == "DC/RESP/2026/00001"
    assert issued.document.fields["firma"] == "Diana Quiroz Peña"
    assert issued.draft.review.approved
    assert told(written, "cases.answer_approved").facts["letter"] == issued.document.number
    assert written.open_nodes == ["p13_entregar"]
    done_once(written, token, approved=True)


@pytest.mark.req("B-07")
def test_a_returned_answer_says_why_and_issues_nothing(written):
    written.do("p12_visto_bueno", "diana", approved=False, reason=" Cite la lectura ")
    assert written.case.drafts.get().review.reason == "Cite la lectura"
    assert not hasattr(written.case, "issued_answer")
    assert said(written, "cases.answer_returned")["reason"].strip() == "Cite la lectura"
    assert written.open_nodes == ["p12_elaborar"]


@pytest.mark.req("B-07")
def test_returning_without_a_reason_is_refused(written):
    assert refused(written, "p12_visto_bueno", "diana", approved=False) == ("sin-motivo", "reason")


@pytest.mark.req("B-11")
@pytest.mark.parametrize("part", ["area", "evidence", "answer", "grounds"])
def test_approval_refuses_while_a_point_is_empty(written, part):
    answer = PointAnswer.objects.get()
    by_force(f"UPDATE cases_pointanswer SET {part} = ' ' WHERE id = {answer.pk}")
    assert refused(written, "p12_visto_bueno", "diana", approved=True)[0] == "punto-incompleto"
    assert not hasattr(written.case, "issued_answer")


@pytest.mark.req("B-07", "B-10")
def test_nobody_approves_what_she_wrote(written):
    draft = written.case.drafts.get()
    by_force(f"UPDATE cases_answerdraft SET by_id = '{written.people.diana.actor.id}' WHERE id = {draft.pk}")
    assert refused(written, "p12_visto_bueno", "diana", approved=True)[0] == "obra-propia"


@pytest.mark.req("B-07", "B-10")
def test_only_the_director_approves_and_only_in_its_step(written):
    only_from_its_step(written, "p12_visto_bueno", "diana", approved=True)


@pytest.mark.req("B-07")
def test_who_corrects_it_reads_why_first_and_who_delivers_it_has_the_issued_one(written, client, people):
    written.do("p12_visto_bueno", "diana", approved=False, reason="Cite la lectura")
    client.force_login(people.ana)
    [token] = written.tokens()
    page = client.get(f"/tareas/{token.pk}/").content.decode()
    assert page.index("La respuesta se devolvió: Cite la lectura") < page.index('id="captura"')
    written.until("p12_visto_bueno")
    written.do("p12_visto_bueno", "diana", approved=True)
    [token] = written.tokens()
    page = client.get(f"/tareas/{token.pk}/").content.decode()
    number = written.case.issued_answer.document.number
    assert f"Respuesta {number}" in page
    assert "borrador" not in page
