"""The petition control on paper: its code and revision, a line for each referral, days left or late, journalled."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.utils import timezone
from tests.journeys.story import Story

from ventanilla.cases.actions import export_control as taking
from ventanilla.cases.actions.export_control import print_control
from ventanilla.cases.control_form import control_fields
from ventanilla.cases.queries import Filters
from ventanilla.documents.actions import LetterRefused, issue_letter
from ventanilla.journal.actor import Subject
from ventanilla.journal.models import Entry
from ventanilla.lib.refusals import Refusal
from ventanilla.utility.queries import current_pack

URL = "/peticiones/control.pdf"


@pytest.fixture
def gema(client, people):
    client.force_login(people.gema)
    return client


def fields(people, at, **asked):
    filters = Filters(**asked)
    lines = print_control(filters=filters, by=people.gema.actor, at=at)
    return control_fields(lines, filters, pack=current_pack(), made_by=people.gema.name, at=at)


def pages(answer):
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        return len(pdf.pages)


@pytest.mark.req("B-02")
def test_each_referral_says_area_date_hour_who_receives_and_its_days(people, story):
    story.open(points=("Revisar", "Corregir"))
    story.until("a_acusar")
    story.do("a_acusar", "mario", of="medidores")
    said = {t["area"]: t for t in fields(people, story.now)["turnos"]}
    there = said["Subgerencia de Medidores"]
    assert (there["recibe"], there["estado"], there["plazo"]) == ("Mario Tapia Ruiz", "Recibida", "Quedan 5")
    assert (there["fecha"], there["hora"]) == ("20/11/2026", "10:04")
    assert said["Subgerencia de Altas, Padrón y Censo"]["estado"] == "Sin acuse"


@pytest.mark.req("B-02", "B-03")
def test_what_is_late_says_by_how_many_days_out_or_ended(people, story):
    story.open()
    story.until("a_atender")
    story.wait(days=10)
    assert fields(people, story.now)["turnos"][0]["tarde"] == "1 día de retraso"
    story.do("a_atender", "mario", result="solved", text="Lista", external_folio="RAS-1")
    story.wait(days=30)
    ended = fields(people, story.now)["turnos"][0]
    assert (ended["estado"], ended["tarde"]) == ("Atendida", "1 día de retraso")


@pytest.mark.req("B-02")
def test_each_round_to_the_same_area_stands_by_itself(people, story):
    story.open()
    story.until("a_atender")
    story.do("a_atender", "mario", result="returned", text="No es mía")
    story.do("p11_determinar", "ana", next_step="turnar")
    story.until("a_acusar")
    assert [t["estado"] for t in fields(people, story.now)["turnos"]] == ["Devuelta", "Sin acuse"]


@pytest.mark.req("B-02")
def test_it_prints_with_petitions_and_without(gema, people):
    assert pages(gema.get(URL)) == 1
    story = Story(people, timezone.now() - timedelta(hours=1))
    story.open(summary="#set page(width: 1pt) " * 12, points=tuple(f"Punto {n}" for n in range(40)))
    story.until("a_atender")
    assert pages(gema.get(URL, {"q": "pérez", "materia": "medidor", "desde": "2026-01-01", "estado": "all"})) == 1


@pytest.mark.req("B-10")
def test_who_printed_it_is_in_the_journal(gema, people):
    gema.get(URL, {"q": "guadalupe"})
    entry = Entry.objects.get(event="cases.control_printed")
    assert (entry.actor_name, entry.facts["rows"]) == (people.gema.name, 0)
    assert "guadalupe" not in str(entry.facts)


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["ana", "mario", "otto"])
def test_whose_post_does_not_say_so_prints_nothing(client, people, who):
    client.force_login(getattr(people, who))
    assert client.get(URL).status_code == 403
    assert not Entry.objects.filter(event="cases.control_printed").exists()


def test_more_than_a_printing_holds_is_refused(gema, people, monkeypatch, story):
    monkeypatch.setattr(taking, "MOST_PRINTED", 0)
    story.open()
    assert "Elija un periodo más corto" in gema.get(URL, follow=True).content.decode()
    with pytest.raises(Refusal):
        print_control(filters=Filters(), by=people.gema.actor, at=story.now)
    assert not Entry.objects.filter(event="cases.control_printed").exists()


def test_its_cost_does_not_grow_with_the_lines(gema, people, django_assert_max_num_queries):
    for _ in range(6):
        story = Story(people, timezone.now() - timedelta(hours=1))
        story.open()
        story.until("a_acusar")
    with django_assert_max_num_queries(26):
        pages(gema.get(URL))


def test_the_form_carries_its_code_and_is_never_numbered(people, story):
    form = current_pack().section("letters")["control"]
    assert (form.control_code, form.control_revision, form.series) == ("ON-GAU-02", 1, "")
    with pytest.raises(LetterRefused) as no:
        issue_letter(letter="control", subject=Subject("control", "x"), fields={}, by=people.gema.actor, at=story.now)
    assert no.value.code == "formato-sin-serie"


@pytest.mark.req("B-02")
def test_a_filter_with_signs_that_no_typeface_has_is_printed_all_the_same(gema):
    assert pages(gema.get(URL, {"q": "\x16 李 😀 Peña"})) == 1
