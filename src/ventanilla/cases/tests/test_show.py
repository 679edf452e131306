"""A case seen whole: what it shows, to whom, at which cost, and what may be added to it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.cost import queries_of
from tests.journeys.story import Story

from ventanilla.cases.actions.add_evidence import add_reference
from ventanilla.cases.views.show import READ, events_of
from ventanilla.journal.models import Entry
from ventanilla.journal.queries import timeline
from ventanilla.staff.panels import draw
from ventanilla.staff.queries import standing


@pytest.fixture
def story(people):
    story = Story(people, timezone.now() - timedelta(days=1))
    story.open(points=("Revisar la lectura", "Corregir el nombre"))
    return story


@pytest.fixture
def ana(client, people):
    client.force_login(people.ana)
    return client


def url(story, then=""):
    return f"/peticiones/{story.case.folio}/{then}"


@pytest.mark.req("B-02", "B-10", "B-11")
def test_it_shows_what_was_asked_what_follows_and_what_was_done(ana, story):
    story.until("a_atender")
    page = ana.get(url(story)).content.decode()
    for words in ("Revisar la lectura", "Corregir el nombre", "Atender el asunto turnado", "Quedó registrada",
                  "Informe con pruebas", "Subgerencia de Medidores", "Guadalupe Pérez López"):  # fmt: skip
        assert words in page, words


@pytest.mark.req("B-10")
def test_opening_it_is_journalled(ana, story):
    ana.get(url(story))
    seen = Entry.objects.filter(subject_kind="case", subject_id=str(story.case.pk), event__contains="opened")
    assert seen.exclude(event="cases.opened").exclude(event="processes.opened").exists()


@pytest.mark.req("B-10")
def test_who_may_not_see_it_is_told_that_it_does_not_exist(client, people, story):
    client.force_login(people.mario)
    assert client.get(url(story)).status_code == 404
    story.until("a_acusar")
    assert client.get(url(story)).status_code == 200
    assert client.get("/peticiones/PET-1999-000001/").status_code == 404


@pytest.mark.req("B-10")
def test_an_outsider_gets_nothing(client, people, story):
    client.force_login(people.otto)
    assert client.get(url(story)).status_code == 403


def test_its_cost_does_not_grow_with_its_referrals(ana, story):
    story.next_step = "turnar"
    story.until("p11_determinar")
    few = queries_of(ana, url(story))
    for _ in range(3):
        story.do("p11_determinar", "ana", next_step="turnar")
        story.until("p11_determinar")
    assert queries_of(ana, url(story)) == few <= 18


@pytest.mark.req("B-10")
@pytest.mark.parametrize("stage", ["a_atender", "p11_determinar", "p13_entregar", ""])
def test_what_is_not_looked_for_is_not_there(people, story, rf, stage):
    """The story spares the page questions; without it the page shows the same."""
    story.until(stage)
    request = rf.get("/")
    request.user, request.now = people.gema, timezone.now()
    request.standing = standing(people.gema.actor, request.now)
    told = events_of(story.case, timeline(story.case.subject, READ))
    assert told
    spared, _ = draw(request, story.case.subject, story.case, told)
    asked, _ = draw(request, story.case.subject, story.case)
    assert [(one.name, len(one.html)) for one in spared] == [(one.name, len(one.html)) for one in asked]


@pytest.mark.req("A-07")
def test_evidence_brought_later_is_attached(ana, story):
    assert 'name="file"' in ana.get(url(story, "agregar/")).content.decode()
    given = {"file": SimpleUploadedFile("foto.txt", b"Lectura 1,204"), "label": "Lectura del vecino"}
    assert ana.post(url(story, "pruebas/"), given).status_code == 302
    assert "Lectura del vecino" in ana.get(url(story)).content.decode()


@pytest.mark.req("A-07")
def test_a_program_is_refused_in_spanish_and_the_label_is_kept(ana, story):
    given = {"file": SimpleUploadedFile("foto.png", b"MZ\x90\x00"), "label": "Lectura del vecino"}
    answer = ana.post(url(story, "pruebas/"), given)
    assert answer.status_code == 422
    assert 'value="Lectura del vecino"' in answer.content.decode()
    assert answer.context["evidence_form"].non_field_errors() or answer.context["evidence_form"].errors["file"]


@pytest.mark.req("A-07", "B-09")
def test_a_reference_is_noted_once(ana, story):
    given = {"system": "RAS", "folio": "991"}
    assert ana.post(url(story, "referencias/"), given).status_code == 302
    again = ana.post(url(story, "referencias/"), given)
    assert again.status_code == 422
    assert "Esa referencia ya está en el expediente." in again.content.decode()
    assert ana.post(url(story, "referencias/"), {"system": "RAS"}).status_code == 422


@pytest.mark.req("B-10")
def test_a_closed_petition_says_how_it_ended_and_takes_nothing_more(ana, people):
    story = Story(people, timezone.now() - timedelta(days=1), immediate=True)
    story.open()
    story.until("")
    page = ana.get(url(story)).content.decode()
    assert "Resuelta de inmediato" in page
    assert "Agregar prueba" not in page
    assert "ya no se le agrega nada" in ana.get(url(story, "agregar/")).content.decode()
    answer = ana.post(url(story, "referencias/"), {"system": "RAS", "folio": "1"})
    assert answer.status_code == 422
    assert not story.case.references.exists()


@pytest.mark.req("B-02")
def test_who_may_do_the_next_step_finds_it_with_its_key_and_the_others_do_not(client, people, story):
    story.until("a_acusar")
    for who, hers in (("mario", True), ("ana", False)):
        client.force_login(getattr(people, who))
        page = client.get(url(story)).content.decode()
        assert ('data-key="r"' in page) is hers
        assert '<li class="step-item active" aria-current="step">Turnada</li>' in page


@pytest.mark.req("B-10")
def test_a_long_history_is_cut_and_the_rest_is_a_link_away(ana, people, story):
    for n in range(30):
        add_reference(case=story.case, system="RAS", folio=f"R-{n}", by=people.ana.actor, at=story.now)
    page = ana.get(url(story))
    assert len(page.context["happenings"]) == 8
    assert url(story, "historia/") in page.content.decode()
    whole = ana.get(url(story, "historia/")).content.decode()
    assert whole.count("Se agregó un folio de otro sistema") == 30
    assert 'id="lo-anterior"' in whole


@pytest.mark.req("B-11")
def test_forty_points_are_folded_after_five(ana, people):
    story = Story(people, timezone.now() - timedelta(days=1))
    story.open(points=tuple(f"Punto {n:02}" for n in range(1, 41)))
    page = ana.get(url(story)).content.decode()
    assert all(f"Punto {n:02}" in page for n in range(1, 41))
    assert page.index("Los demás puntos") < page.index("Punto 06")
