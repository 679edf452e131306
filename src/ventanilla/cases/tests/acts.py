"""What every verb of a petition must do, asserted in one place."""

from typing import Any

import pytest
from tests.journeys.story import Story

from ventanilla.journal.models import Entry
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions import complete
from ventanilla.processes.models import Token
from ventanilla.processes.refusals import AlreadyDone, NotYours, NotYourTurn
from ventanilla.processes.step import OpenStep
from ventanilla.processes.tasks import TASKS
from ventanilla.staff.permissions import NotAllowed


def told(story: Story, event: str) -> Entry:
    """What the timeline of the case says of that event, the last time it happened."""
    return Entry.objects.filter(subject_kind="case", subject_id=str(story.case.pk), event=event).latest("pk")


def said(story: Story, event: str) -> Any:
    """The personal words beside that entry."""
    return told(story, event).personal.text


def refused(story: Story, node: str, who: str, of: str = "", **values: Any) -> tuple[str, str]:
    """The code and the field with which the step says no; it stays open and nothing is written."""
    before = Entry.objects.count()
    with pytest.raises(Refusal) as no:
        story.do(node, who, of, **values)
    assert no.value.sentence.endswith(".")
    assert node in story.open_nodes
    assert Entry.objects.count() == before
    return no.value.code, no.value.field


def only_from_its_step(story: Story, node: str, who: str, **values: Any) -> None:
    """Somebody of no post may not, and whoever may cannot do it beside the diagram."""
    token = next(t for t in story.tokens() if t.node == node)
    people, action = story.people, TASKS[token.task].action
    forged = OpenStep(story.case.subject, {"area": token.area}, node, token.task, token.pk)
    before = Entry.objects.count()
    with pytest.raises((NotAllowed, NotYourTurn)):
        action(step=forged, by=people.otto.actor, at=story.now, **values)
    with pytest.raises(NotYourTurn, match="no está en ese paso"):
        action(step=forged, by=getattr(people, who).actor, at=story.now, **values)
    with pytest.raises(NotYours, match="Esta tarea le corresponde a"):
        complete(token=token.pk, by=people.beto.actor, at=story.now, values=values)
    assert Entry.objects.count() == before


def done_once(story: Story, token: Token, **values: Any) -> None:
    """Doing the finished step again is refused with who and when, and writes nothing."""
    before = Entry.objects.count()
    token.refresh_from_db()
    by = next(p for p in vars(story.people).values() if p.name == token.finished_by)
    with pytest.raises(AlreadyDone) as no:
        complete(token=token.pk, by=by.actor, at=story.now, values=values)
    assert no.value.who == token.finished_by
    assert Entry.objects.count() == before
