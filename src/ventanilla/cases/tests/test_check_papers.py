"""Steps 4 and 9: papers against the requirements of who asks."""

import pytest
from tests.journeys.story import PAPERS

from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, told


@pytest.mark.req("A-06")
def test_what_was_seen_and_what_is_missing_are_written_and_journalled(story):
    story.open()
    story.until("p09_revisar")
    token = story.do("p09_revisar", "ana", papers=["cuenta"], note="Trae recibo de marzo")
    check = story.case.paper_checks.get()
    assert (check.seen, check.missing, check.note) == (["cuenta"], ["identificacion"], "Trae recibo de marzo")
    assert told(story, "cases.papers_checked").facts == {"seen": ["cuenta"], "missing": ["identificacion"]}
    assert story.open_nodes == ["p09_prevenir"]
    done_once(story, token, papers=PAPERS)


@pytest.mark.req("A-06")
@pytest.mark.parametrize(
    ("capacity", "papers", "after"),
    [
        ("titular", PAPERS, "p09_turnar"),
        ("notario", PAPERS, "p09_prevenir"),
        ("notario", [*PAPERS, "poder_notarial"], "p09_turnar"),
    ],
)
def test_the_requirements_depend_on_who_asks(story, capacity, papers, after):
    story.open(capacity=capacity)
    story.until("p09_revisar")
    story.do("p09_revisar", "ana", papers=papers)
    assert story.open_nodes == [after]


@pytest.mark.req("A-06")
def test_a_paper_that_the_procedure_does_not_ask_for_is_refused(story):
    story.open()
    story.until("p09_revisar")
    assert refused(story, "p09_revisar", "ana", papers=["pasaporte"]) == ("papel", "papers")


@pytest.mark.req("A-06")
def test_papers_are_also_checked_before_solving_at_once(story):
    story.immediate = True
    story.open()
    story.until("p04_documentos")
    story.do("p04_documentos", "ana", papers=[])
    assert story.open_nodes == ["p04_solicitar"]


@pytest.mark.req("B-10")
def test_only_attention_checks_papers_and_only_in_its_step(story):
    story.open()
    story.until("p09_revisar")
    only_from_its_step(story, "p09_revisar", "ana", papers=PAPERS)
