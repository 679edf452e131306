"""Step 12: the answer is written point by point."""

from dataclasses import replace

import pytest

from ventanilla.cases.actions.draft_answer import Taken
from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, told

ONE = Taken(1, "medidores", "Lectura del 19", "Es correcta", "Art. 129 CF")
GIVEN = {"opening": "Con relación a su escrito", "closing": "Quedamos a sus órdenes", "taken": [ONE]}


@pytest.fixture
def to_write(story):
    story.open()
    return story.until("p12_elaborar")


@pytest.mark.req("B-07", "B-11")
def test_a_draft_takes_up_each_point(to_write):
    token = to_write.do("p12_elaborar", "ana", **GIVEN)
    draft = to_write.case.drafts.get()
    answer = draft.answers.get()
    assert (draft.version, draft.by_name) == (1, "Ana Robles Cid")
    assert (answer.area, answer.evidence, answer.answer, answer.grounds) == (
        "medidores",
        "Lectura del 19",
        "Es correcta",
        "Art. 129 CF",
    )
    assert told(to_write, "cases.answer_drafted").facts == {"version": 1}
    done_once(to_write, token, **GIVEN)


@pytest.mark.req("B-11")
@pytest.mark.parametrize("part", ["area", "evidence", "answer", "grounds"])
def test_a_point_with_a_gap_is_refused_and_named(to_write, part):
    gap = GIVEN | {"taken": [replace(ONE, **{part: " "})]}
    assert refused(to_write, "p12_elaborar", "ana", **gap) == ("punto-incompleto", "answer_1")


@pytest.mark.req("B-11")
@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"taken": []}, "puntos"),
        ({"taken": [ONE, replace(ONE, number=2)]}, "puntos"),
        ({"closing": "  "}, "sin-conclusion"),
        ({"taken": [replace(ONE, area="luna")]}, "area"),
    ],
)
def test_an_answer_that_is_not_one_is_refused(to_write, changed, code):
    assert refused(to_write, "p12_elaborar", "ana", **(GIVEN | changed))[0] == code


@pytest.mark.req("B-07")
def test_a_returned_answer_makes_place_for_the_next_version(to_write):
    to_write.until("p12_visto_bueno")
    to_write.do("p12_visto_bueno", "diana", approved=False, reason="Cite la lectura")
    to_write.do("p12_elaborar", "ana", **GIVEN)
    assert list(to_write.case.drafts.order_by("pk").values_list("version", flat=True)) == [1, 2]


@pytest.mark.req("B-07", "B-10")
def test_only_attention_drafts_and_only_in_its_step(to_write):
    only_from_its_step(to_write, "p12_elaborar", "ana", **GIVEN)
