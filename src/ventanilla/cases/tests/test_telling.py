"""What the person and the areas are told, and when: queued with the act, or after it by the journal."""

from datetime import timedelta

import pytest

from ventanilla.cases.actions.open_case import Petitioner, open_case
from ventanilla.journal.actions import seal_entries
from ventanilla.journal.subscriptions import deliver
from ventanilla.notices.models import Message
from ventanilla.staff.models import Person

pytestmark = pytest.mark.req("A-04")


@pytest.fixture
def reachable(story):
    """Lupe's petition, who left an e-mail."""
    story.case = open_case(
        channel="presencial",
        petitioner=Petitioner("Guadalupe Pérez López", email="lupe@correo.mx"),
        summary="Consumo elevado",
        points=["Revisar"],
        filed_at=story.now,
        key="reachable",
        by=story.people.ana.actor,
        at=story.now,
    )
    return story


def kinds():
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def test_from_the_opening_to_the_close(reachable):
    reachable.until("")
    assert kinds() == ["cases.received", "cases.answer_ready", "cases.closed"]
    answer = Message.objects.get(kind="cases.answer_ready")
    assert reachable.case.issued_answer.document.number in answer.body
    assert "Respuesta notificada" in Message.objects.get(kind="cases.closed").body


@pytest.mark.req("A-06")
def test_papers_that_lack_are_told(reachable):
    reachable.until("p09_revisar")
    reachable.do("p09_revisar", "ana", papers=["cuenta"])
    reachable.do(reachable.open_nodes[0], "ana")
    message = Message.objects.get(kind="cases.papers")
    assert "dentifica" in message.body
    assert "Estado de cuenta" not in message.body


def test_who_attends_in_the_area_is_told_once_by_the_journal(reachable):
    Person.objects.filter(username="mario").update(email="mario@agua.mx")
    deliver(reachable.now, 100)
    reachable.until("a_acusar")
    seal_entries(at=reachable.now, limit=1000)
    while deliver(reachable.now, 100):
        pass
    message = Message.objects.get(kind="cases.area_referred")
    assert (message.to, message.name) == ("mario@agua.mx", "Mario Tapia Ruiz")
    assert reachable.case.folio in message.body
    seal_entries(at=reachable.now + timedelta(minutes=2), limit=1000)
    deliver(reachable.now, 100)
    assert kinds().count("cases.area_referred") == 1


@pytest.mark.req("B-09")
def test_a_reminder_and_an_escalation_are_told_to_the_area(reachable):
    from ventanilla.cases.subscriptions import tell_area
    from ventanilla.journal.actions import record

    Person.objects.filter(username="mario").update(email="mario@agua.mx")
    for kind in ("reminder", "escalation", "review"):
        entry = record(
            event="cases.followed_up",
            by=reachable.people.gema.actor,
            at=reachable.now,
            on=reachable.case.subject,
            facts={"kind": kind, "area": "medidores"},
        )
        tell_area(entry, reachable.now)
        tell_area(entry, reachable.now)
    assert kinds()[1:] == ["cases.area_reminded", "cases.area_escalated"]


@pytest.mark.req("B-09")
@pytest.mark.parametrize(
    ("rule", "area", "post", "who"),
    [("area_vencida", "medidores", "", "mario"), ("ley_vencida", "", "directora_comercial", "diana")],
)
def test_what_the_clock_says_is_told_to_whom_it_is_for(rule, area, post, who, reachable):
    from ventanilla.cases.subscriptions import tell_alert
    from ventanilla.journal.actions import record
    from ventanilla.journal.actor import CLOCK

    Person.objects.filter(username__in=["mario", "diana"]).update(email="staff@agua.mx")
    facts = {"rule": rule, "area": area, "post": post, "last_day": reachable.now.date()}
    entry = record(event="cases.escalated", by=CLOCK, at=reachable.now, on=reachable.case.subject, facts=facts)
    for _ in range(2):
        tell_alert(entry, reachable.now)
    message = Message.objects.get(kind="cases.alert")
    assert message.name == getattr(reachable.people, who).name
    assert message.title.startswith("Venció")
    assert "viernes 20 de noviembre de 2026" in message.body
