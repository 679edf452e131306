"""The screen of the daily review: urgency, areas, what was done today, closing the day, and its cost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cost import queries_of
from tests.journeys.story import Story

from ventanilla.cases import worklist
from ventanilla.cases.models import FollowUp, ReviewDay
from ventanilla.cases.worklist import CALM, OVERDUE, STALE, out_at_areas, progress
from ventanilla.journal.models import Entry
from ventanilla.staff.queries import standing

URL = "/peticiones/revision/"


def sent(people, days=0, until="a_acusar", **given):
    story = Story(people, timezone.now() - timedelta(days=days, hours=1))
    story.open(**given)
    return story.until(until)


@pytest.fixture
def ana(client, people):
    client.force_login(people.ana)
    return client


def rows(people, at=None, **asked):
    at = at or timezone.now()
    return [r for g in out_at_areas(standing(people.ana.actor, at), at, **asked) for r in g.rows]


@pytest.mark.req("B-05")
def test_what_is_out_is_grouped_by_area_the_most_urgent_first(people, ana):
    calm, stale, late = sent(people), sent(people, 9), sent(people, 40, "a_atender")
    found = rows(people)
    assert [r.referral.case.folio for r in found] == [late.case.folio, stale.case.folio, calm.case.folio]
    assert [r.urgency for r in found] == [OVERDUE, STALE, CALM]
    assert [r.received for r in found] == [True, False, False]
    page = ana.get(URL).content.decode()
    assert "Subgerencia de Medidores" in page
    assert "días hábiles sin revisar" in page


@pytest.mark.req("B-05")
def test_two_clicks_review_one_and_go_to_the_next(people, ana):
    first, second = (sent(people).case.referrals.get() for _ in range(2))
    answer = ana.post(f"{URL}{first.pk}/", {"kind": "progress"})
    assert answer.url == f"{URL}#turno-{second.pk}"
    page = ana.get(URL).content.decode()
    assert "1 de 2 revisados hoy" in page
    assert "Revisado hoy." in page
    assert rows(people)[-1].referral == first


@pytest.mark.req("B-05")
def test_what_was_refused_keeps_its_place(people, ana):
    one = sent(people).case.referrals.get()
    answer = ana.post(f"{URL}{one.pk}/", {"kind": "answered", "note": " "})
    assert answer.status_code == 422
    assert "Escriba qué contestó el área." in answer.content.decode()
    assert ana.post(f"{URL}{one.pk}/", {"kind": "answered", "note": "\0"}).status_code == 422
    assert ana.post(f"{URL}999999/", {"kind": "progress"}).status_code == 404


@pytest.mark.req("B-05")
def test_in_its_place_only_the_row_and_the_progress_come_back(people, ana):
    first, _ = (sent(people).case.referrals.get() for _ in range(2))
    here = {"HX-Request": "true"}
    refused = ana.post(f"{URL}{first.pk}/", {"kind": "answered", "note": " "}, headers=here)
    assert (refused.status_code, "Escriba qué contestó el área." in refused.content.decode()) == (422, True)
    piece = ana.post(f"{URL}{first.pk}/", {"kind": "answered", "note": "Van mañana"}, headers=here).content.decode()
    assert piece.count("data-row ") == 1
    assert "Van mañana" in piece
    assert "1 de 2 revisados hoy" in piece
    assert "<html" not in piece
    story = sent(people)
    out = story.case.referrals.get()
    story.do("a_acusar", "mario")
    story.do("a_atender", "mario", result="returned", text="No es mía")
    gone = ana.post(f"{URL}{out.pk}/", {"kind": "progress"}, headers=here)
    assert "El área ya lo atendió o lo devolvió" in gone.content.decode()


@pytest.mark.req("B-05")
def test_what_was_reviewed_and_came_back_still_counts_as_done(people, ana):
    story = sent(people)
    ana.post(f"{URL}{story.case.referrals.get().pk}/", {"kind": "closing"})
    story.do("a_acusar", "mario")
    story.do("a_atender", "mario", result="returned", text="No es mía")
    assert progress(timezone.now()) == worklist.Progress(1, 1)
    assert rows(people) == []


@pytest.mark.req("B-05")
def test_a_screen_says_how_far_it_counted_and_the_closing_counts_all(people, ana, monkeypatch):
    sent(people), sent(people)
    monkeypatch.setattr(worklist.progress, "__defaults__", (1,))
    page = ana.get(URL).content.decode()
    assert "0 de más de 1 revisados hoy" in page
    assert "Por qué quedan más de 1 sin revisar" in page
    ana.post(f"{URL}cierre/", {"note": "Mañana"})
    assert (ReviewDay.objects.get().out, ReviewDay.objects.get().reviewed) == (2, 0)


@pytest.mark.req("B-05")
def test_the_day_is_closed_once_with_what_was_left(people, ana):
    sent(people)
    refused = ana.post(f"{URL}cierre/", {"note": ""})
    assert refused.status_code == 422
    assert "Queda 1 por revisar" in refused.content.decode()
    for _ in range(2):
        assert ana.post(f"{URL}cierre/", {"note": "No contesta el teléfono"}).status_code == 302
    closed = ReviewDay.objects.get()
    assert (closed.out, closed.reviewed, closed.note) == (1, 0, "No contesta el teléfono")
    entry = Entry.objects.get(event="cases.review_day_closed")
    assert entry.facts == {"day": closed.day.isoformat(), "out": 1, "reviewed": 0}
    assert "Revisión cerrada por Ana" in ana.get(URL).content.decode()


@pytest.mark.req("B-05")
def test_nothing_out_says_so(people, ana):
    page = ana.get(URL).content.decode()
    assert "Ninguna área tiene asuntos pendientes" in page
    assert ana.get(URL, {"area": "luna", "after": "x_1"}).status_code == 200


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["mario", "diana", "otto"])
def test_whose_post_does_not_follow_up_gets_nothing(client, people, who):
    one = sent(people).case.referrals.get()
    client.force_login(getattr(people, who))
    for answer in (client.get(URL), client.post(f"{URL}{one.pk}/", {"kind": "progress"}), client.post(f"{URL}cierre/")):
        assert answer.status_code == 403
    assert not FollowUp.objects.exists()


@pytest.mark.req("B-05")
def test_pages_of_an_area_follow_each_other_at_the_same_cost(people, ana, monkeypatch):
    monkeypatch.setattr(worklist, "EACH", 2)
    monkeypatch.setattr(worklist, "PAGE", 3)
    sent(people)
    few = queries_of(ana, URL)
    for _ in range(4):
        sent(people)
    assert queries_of(ana, URL) == few <= 30
    assert "Ver todo lo de esta área" in ana.get(URL).content.decode()
    (first,) = ana.get(URL, {"area": "medidores"}).context["groups"]
    (second,) = ana.get(URL, {"area": "medidores", "after": first.next_key}).context["groups"]
    assert (len(first.rows), len(second.rows), second.next_key) == (3, 2, "")
    assert not {r.referral.pk for r in first.rows} & {r.referral.pk for r in second.rows}
