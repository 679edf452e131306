"""Step 1: the entry is written by the opening itself, once."""

import pytest

from ventanilla.cases.actions.enter import enter_letter, enter_visit
from ventanilla.cases.tests.acts import told
from ventanilla.processes.models import Token
from ventanilla.processes.refusals import NotYourTurn
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import NotAllowed


@pytest.mark.req("A-01")
def test_opening_at_the_desk_does_the_first_step(story):
    story.open()
    assert (story.case.entered.way, story.case.entered.by_name) == ("desk", "Ana Robles Cid")
    assert told(story, "cases.entered").facts == {"way": "desk"}
    assert story.open_nodes == ["p03_identificar"]
    assert Token.objects.get(node="p01_registrar").finished_by == "Ana Robles Cid"


@pytest.mark.req("A-01", "B-10")
@pytest.mark.parametrize(
    ("action", "task", "right", "wrong"),
    [(enter_visit, "cases.register", "ana", "ofelia"), (enter_letter, "cases.register_letter", "ofelia", "ana")],
)
def test_nobody_enters_a_petition_twice_or_beside_the_diagram(story, people, action, task, right, wrong):
    story.open()
    forged = OpenStep(story.case.subject, {}, "p01_registrar", task, 1)
    with pytest.raises(NotYourTurn):
        action(step=forged, by=getattr(people, right).actor, at=story.now)
    with pytest.raises(NotAllowed):
        action(step=forged, by=getattr(people, wrong).actor, at=story.now)
