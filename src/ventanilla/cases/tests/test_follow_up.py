"""Reviews, reminders, escalations and the clock's warnings: each is logged with its words."""

import pytest

from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, said, told
from ventanilla.processes.actions import fire_due

WAITS = [
    ("p10_revisar", "ana", "review", "", 4),
    ("a_recordar", "ana", "reminder", "medidores", 10),
    ("a_escalar", "diana", "escalation", "medidores", 14),
    ("sp_avisar", "gema", "warning", "", 20),
    ("sp_vencido", "diana", "expiry", "", 32),
]
each = pytest.mark.parametrize(("node", "who", "kind", "area", "days"), WAITS, ids=[row[2] for row in WAITS])


def waited(story, days):
    """Medidores took it and says nothing for some days."""
    story.open()
    story.until("a_atender")
    story.wait(days=days)
    fire_due(at=story.now, limit=100)


@each
@pytest.mark.req("B-03", "B-05")
def test_it_becomes_due_and_is_logged_with_its_words(story, node, who, kind, area, days):
    waited(story, days)
    assert node in story.open_nodes
    token = story.do(node, who, note=" Promete informe mañana ")
    made = story.case.follow_ups.get()
    assert (made.kind, made.area, made.note) == (kind, area, "Promete informe mañana")
    assert told(story, "cases.followed_up").facts == {"kind": kind, "area": area}
    assert said(story, "cases.followed_up")["note"].strip() == "Promete informe mañana"
    done_once(story, token, note="Otra vez")


@each
@pytest.mark.req("B-05", "B-10")
def test_without_words_or_outside_its_step_it_is_refused(story, node, who, kind, area, days):
    waited(story, days)
    assert refused(story, node, who, note="  ") == ("sin-nota", "note")
    only_from_its_step(story, node, who, note="x")


@pytest.mark.req("B-05")
def test_a_review_not_made_is_asked_for_once(story):
    waited(story, 4)
    story.wait(days=3)
    fire_due(at=story.now, limit=100)
    assert story.open_nodes.count("p10_revisar") == 1
