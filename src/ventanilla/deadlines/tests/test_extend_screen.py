"""Granting more time on the screen, where the rule admits it, as Dosquebradas does for completing a petition."""

import pytest
from django.utils import timezone
from tests.serviciudad import serviciudad

from ventanilla.deadlines import subjects
from ventanilla.deadlines.actions import cancel, start
from ventanilla.deadlines.models import Deadline
from ventanilla.journal.actor import CLOCK, Subject
from ventanilla.journal.models import Entry

__all__ = ["serviciudad"]
pytestmark = pytest.mark.req("C-02")
GIVEN = {"amount": "1", "reason": "Lo pidió por escrito", "document": "RAD-2026-00077"}


@pytest.fixture
def matter(serviciudad, client, monkeypatch):
    """A matter that Lina, who leads petitions, may see."""
    known = {"matter": subjects.SubjectLink(lambda pk: "", lambda pk, held, who: True)}
    monkeypatch.setattr(subjects, "LINKS", {**subjects.LINKS, **known})
    client.force_login(serviciudad.lina)
    return Subject("matter", "7", "RAD-7")


def running(matter, term="completar"):
    now = timezone.now()
    return start(subject=matter, term=term, started_at=now, by=CLOCK, at=now)


def test_the_month_to_complete_is_extended_once(client, matter):
    deadline = running(matter)
    assert f"/plazos/{deadline.pk}/prorroga/" in client.get(f"/plazos/{deadline.pk}/").content.decode()
    asked = client.get(f"/plazos/{deadline.pk}/prorroga/").content.decode()
    assert "En meses; a lo más 1." in asked
    for _ in range(2):
        assert client.post(f"/plazos/{deadline.pk}/prorroga/", GIVEN).status_code == 302
    told = client.get(f"/plazos/{deadline.pk}/").content.decode()
    assert "Se prorrogó 1 mes: Lo pidió por escrito (RAD-2026-00077)." in told
    assert "/prorroga/" not in told
    assert Entry.objects.filter(event="deadlines.extended").count() == 1
    assert "no admite más prórroga" in client.get(f"/plazos/{deadline.pk}/prorroga/").content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"amount": "2"}, "admite a lo más 1 más"),
        ({"document": ""}, "Escriba"),
        ({"amount": "muchos"}, "número"),
        ({"amount": "-1"}, "mayor o igual a 1"),
    ],
)
def test_what_cannot_be_granted_says_why_and_keeps_what_was_written(client, matter, changed, said):
    deadline = running(matter)
    answer = client.post(f"/plazos/{deadline.pk}/prorroga/", GIVEN | changed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "Lo pidió por escrito" in page
    assert Deadline.objects.get(pk=deadline.pk).due_at == deadline.due_at


def test_a_term_that_ended_or_admits_none_is_not_offered(client, matter):
    ended, strict = running(matter), running(matter, "requerir_completar")
    cancel(deadline=ended, reason="fin", by=CLOCK, at=timezone.now())
    for deadline in (ended, strict):
        assert "/prorroga/" not in client.get(f"/plazos/{deadline.pk}/").content.decode()
        assert client.post(f"/plazos/{deadline.pk}/prorroga/", GIVEN).status_code == 422


def test_who_may_not_extend_has_no_such_page(client, serviciudad, matter):
    deadline = running(matter)
    client.force_login(serviciudad.andrea)
    assert "/prorroga/" not in client.get(f"/plazos/{deadline.pk}/").content.decode()
    assert client.get(f"/plazos/{deadline.pk}/prorroga/").status_code == 403
