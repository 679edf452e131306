"""How far a petition has come, by what happened to it."""

import pytest

from ventanilla.cases.stages import stages_of

pytestmark = pytest.mark.req("B-02")


@pytest.mark.parametrize(
    ("events", "now"),
    [
        ([], "Recibida"),
        (["cases.assessed", "cases.referred"], "Turnada"),
        (["cases.referred", "cases.answer_drafted", "cases.answer_returned"], "Respuesta"),
        (["cases.referred", "cases.closed"], "Cerrada"),
        (["cases.resolved_now"], "Resuelta de inmediato"),
    ],
)
def test_the_farthest_stage_is_the_one_of_now(events, now):
    assert [stage.name for stage in stages_of(events) if stage.now] == [now]


def test_what_is_solved_at_once_takes_the_short_road():
    assert len(stages_of(["cases.resolved_now"])) < len(stages_of(["cases.referred"]))
