"""The screens of the clock: the explanation of a date, the open terms, the calendar and its moves."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from ventanilla.deadlines import subjects
from ventanilla.deadlines.actions import extend, meet, resume, start, suspend
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.panels import deadlines_panel
from ventanilla.deadlines.tests.test_apply_calendar_change import decree
from ventanilla.journal.actor import CLOCK, Subject

FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)
CASE = Subject("matter", "7", "PET-2026-000007")
"""Of a kind that only these tests register, so that the screens are proved alone."""


def begin(term="respuesta", subject=CASE, at=FRIDAY):
    return start(subject=subject, term=term, started_at=at, by=CLOCK, at=at)


@pytest.fixture(autouse=True)
def _told(monkeypatch):
    """Matters are open to whoever may see deadlines, and have no page."""
    known = {"matter": subjects.SubjectLink(lambda pk: "", lambda pk, held, who: True)}
    monkeypatch.setattr(subjects, "LINKS", {**subjects.LINKS, **known})


@pytest.fixture
def sees(client, people):
    """What a person sees at an address."""

    def look(who, address):
        client.force_login(getattr(people, who))
        answer = client.get(address)
        return answer.status_code, answer.content.decode()

    return look


@pytest.mark.req("B-03")
def test_the_page_says_until_when_and_why(sees):
    status, page = sees("gema", f"/plazos/{begin().pk}/")
    assert status == 200
    assert "Vence el viernes 11 de diciembre de 2026 a las 24:00 porque son 15 días hábiles" in page
    assert "lunes 23 de noviembre de 2026, el día hábil siguiente al acto" in page
    assert "art. 135" in page


@pytest.mark.req("B-03")
def test_the_page_tells_the_reading_not_taken(sees):
    _, page = sees("gema", f"/plazos/{begin().pk}/")
    assert "Si el día del acto también se contara, vencería el jueves 10 de diciembre de 2026 a las 24:00" in page


@pytest.mark.req("B-04")
def test_a_suspension_is_shown_with_its_document(sees):
    deadline, at = begin(), FRIDAY + timedelta(days=3)
    suspend(subject=CASE, group="legal", reason="acreditación", document="GAU/2026/00001", by=CLOCK, at=at)
    _, page = sees("gema", f"/plazos/{deadline.pk}/")
    assert "Está suspendido desde el lunes 23 de noviembre de 2026, 10:00; llevaba 0 de 15 días hábiles" in page
    resume(subject=CASE, group="legal", reason="acreditación", by=CLOCK, at=at + timedelta(days=1))
    _, page = sees("gema", f"/plazos/{deadline.pk}/")
    assert "GAU/2026/00001" in page
    assert "Si el plazo hubiera seguido corriendo durante la suspensión" in page


def test_an_extension_and_a_met_term_are_told(sees):
    deadline = begin()
    Deadline.objects.update(rule=deadline.rule | {"extension_limit": 5})
    extend(deadline=deadline, amount=5, reason="Peritaje", document="DC/1", by=CLOCK, at=FRIDAY)
    meet(subject=CASE, group="legal", what="notificación", by=CLOCK, at=FRIDAY + timedelta(days=1))
    _, page = sees("gema", f"/plazos/{deadline.pk}/")
    assert "Se prorrogó 5 días hábiles: Peritaje (DC/1)." in page
    assert "Se cumplió a tiempo el sábado 21 de noviembre de 2026, 10:00: notificación." in page


def test_an_expired_term_of_law_says_what_silence_may_mean(sees):
    deadline = begin(at=timezone.now() - timedelta(days=60))
    _, page = sees("gema", f"/plazos/{deadline.pk}/")
    assert "El plazo venció sin respuesta" in page
    _, page = sees("gema", "/plazos/")
    assert f'href="/plazos/{deadline.pk}/"' in page


def test_an_outsider_sees_none_of_it(sees):
    pk = begin().pk
    for address in (f"/plazos/{pk}/", "/plazos/", "/calendario/", "/calendario/movimientos/"):
        assert sees("otto", address)[0] == 403


def test_who_may_not_see_the_subject_finds_nothing(sees, monkeypatch):
    monkeypatch.setattr(subjects, "LINKS", {})
    subjects.register(
        "matter", url=lambda pk: f"/casos/{pk}/", visible=lambda pk, held, who: held.may("deadlines.move")
    )
    pk = begin().pk
    assert sees("gema", f"/plazos/{pk}/")[0] == 404
    assert 'href="/casos/7/"' in sees("diana", f"/plazos/{pk}/")[1]


def test_a_kind_of_subject_nobody_told_about_is_closed(sees):
    assert sees("gema", f"/plazos/{begin(subject=Subject('unheard', '1')).pk}/")[0] == 404


@pytest.mark.parametrize("which", ["vencidos", "vigentes", "suspendidos"])
def test_the_open_terms_cost_the_same_for_many(sees, which, django_assert_max_num_queries):
    now = timezone.now()
    for n in range(60):
        subject = Subject("matter", str(n), f"PET-{n}")
        begin(subject=subject, at=now - timedelta(days=60 if which == "vencidos" else 0))
        if which == "suspendidos":
            suspend(subject=subject, group="legal", reason="r", document="d", by=CLOCK, at=now)
    sees("gema", f"/plazos/?ver={which}")
    with django_assert_max_num_queries(16):
        _, page = sees("gema", f"/plazos/?ver={which}")
    assert page.count("data-row") == 50
    following = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert sees("gema", f"/plazos/{following}")[1].count("data-row") == 10


def test_the_calendar_names_day_reason_authority(sees):
    _, page = sees("gema", "/calendario/?anio=2026")
    assert "lunes 30 de marzo de 2026 al viernes 3 de abril de 2026" in page
    assert "Día de la Revolución" in page
    assert "Gobierno del Estado de México" in page


def test_a_year_not_published_says_so(sees):
    assert "aún no se publica" in sees("gema", "/calendario/?anio=2028")[1]
    assert sees("gema", "/calendario/?anio=nada")[0] == 200


@pytest.mark.req("B-03")
def test_the_director_previews_a_decree_and_moves_the_terms(client, people, sees):
    deadline = begin()
    decree()
    assert "El calendario vigente movería 1 plazo abierto" in sees("diana", "/calendario/")[1]
    _, page = sees("diana", "/calendario/movimientos/")
    revision = page.split('name="revision" value="')[1].split('"')[0]
    answer = client.post("/calendario/movimientos/", {"revision": revision}, follow=True)
    assert "Se movió 1 plazo." in answer.content.decode()
    _, page = sees("diana", f"/plazos/{deadline.pk}/")
    assert "martes 15 de diciembre de 2026 a las 24:00" in page
    assert "Cambios de calendario" in page


def test_moving_what_was_not_previewed_answers_422(client, people):
    client.force_login(people.diana)
    answer = client.post("/calendario/movimientos/", {"revision": "0"})
    assert answer.status_code == 422
    assert "vea otra vez qué se mueve" in answer.content.decode()


@pytest.mark.parametrize(("paused", "cost"), [(False, 1), (True, 4)])
def test_the_panel_of_a_case_asks_once_and_thrice_more_when_a_term_was_paused(
    people, django_assert_num_queries, paused, cost
):
    for term in ("respuesta", "aviso_respuesta"):
        begin(term, Subject("case", "7"))
    request = RequestFactory().get("/")
    request.now = FRIDAY
    deadlines_panel(request, "7")
    if paused:
        suspend(subject=Subject("case", "7"), group="legal", reason="r", document="d", by=CLOCK, at=FRIDAY)
    with django_assert_num_queries(cost):
        (row,) = deadlines_panel(request, "7")["rows"]
    assert row.headline.startswith("Vence el viernes 11 de diciembre") is not paused
    assert deadlines_panel(request, "8") is None
