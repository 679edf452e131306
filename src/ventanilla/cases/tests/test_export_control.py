"""The petition control as a spreadsheet: the same rows as the screen, journalled, bounded, and no formula runs."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from tests.journeys.story import Story

from ventanilla.cases.actions import export_control as exporting
from ventanilla.journal.models import Entry

URL = "/peticiones/control.xlsx"


def opened(people, until="", days=0, **given):
    story = Story(people, timezone.now() - timedelta(days=days, hours=1))
    story.open(**given)
    if until:
        story.until(until)
    return story


@pytest.fixture
def gema(client, people):
    client.force_login(people.gema)
    return client


def rows(answer):
    assert answer.status_code == 200
    sheet = load_workbook(io.BytesIO(answer.content)).active
    return [row for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("PET-")]


@pytest.mark.req("B-02")
def test_each_referral_has_its_line_with_who_received_it_and_when(gema, people):
    story = opened(people, until="a_atender")
    lines = rows(gema.get(URL))
    areas = {line[8] for line in lines}
    assert {line[0] for line in lines} == {story.case.folio}
    assert "Subgerencia de Medidores" in areas
    received = next(line for line in lines if line[8] == "Subgerencia de Medidores")
    assert (received[12], received[13] is not None) == ("Mario Tapia Ruiz", True)


@pytest.mark.req("B-02")
def test_a_petition_that_no_area_has_is_a_line_too(gema, people):
    story = opened(people)
    assert [line[0] for line in rows(gema.get(URL))] == [story.case.folio]


@pytest.mark.req("B-02")
def test_the_filters_of_the_screen_choose_the_lines(gema, people):
    before, now = opened(people, days=20), opened(people)
    day = (timezone.now() - timedelta(days=5)).date().isoformat()
    for asked, folio in (({"desde": day}, now.case.folio), ({"hasta": day}, before.case.folio)):
        assert [line[0] for line in rows(gema.get(URL, asked))] == [folio]
        assert [row.case.folio for row in gema.get("/peticiones/", asked).context["page"].rows] == [folio]


@pytest.mark.req("B-10")
def test_who_took_it_and_what_is_in_the_journal(gema, people):
    opened(people)
    gema.get(URL, {"q": "guadalupe", "estado": "all"})
    entry = Entry.objects.get(event="cases.control_exported")
    assert (entry.actor_name, entry.facts["rows"], entry.facts["state"]) == (people.gema.name, 1, "all")
    assert "guadalupe" not in str(entry.facts)


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["ana", "mario", "otto"])
def test_whose_post_does_not_say_so_takes_nothing(client, people, who):
    client.force_login(getattr(people, who))
    assert client.get(URL).status_code == 403
    assert not Entry.objects.filter(event="cases.control_exported").exists()


@pytest.mark.parametrize("asked", [{}, {"desde": "nunca"}, {"hasta": "0001-01-01"}, {"desde": "9999-12-31"}])
def test_nothing_to_take_is_said_on_the_screen(gema, people, asked):
    answer = gema.get(URL, asked, follow=True)
    assert "no hay ninguna petición que descargar" in answer.content.decode()


def test_more_than_a_file_holds_is_refused(gema, people, monkeypatch):
    monkeypatch.setattr(exporting, "MOST", 1)
    opened(people)
    opened(people)
    answer = gema.get(URL, {"estado": "open"}, follow=True)
    assert "Elija un periodo más corto" in answer.content.decode()
    assert not Entry.objects.filter(event="cases.control_exported").exists()


@pytest.mark.req("B-02")
def test_what_people_wrote_runs_as_no_formula(gema, people):
    opened(people, summary='=HYPERLINK("http://x")')
    assert rows(gema.get(URL))[0][6] == '\'=HYPERLINK("http://x")'


def test_its_cost_does_not_grow_with_the_lines(gema, people, django_assert_max_num_queries):
    for _ in range(6):
        opened(people, until="a_acusar")
    with django_assert_max_num_queries(24):
        rows(gema.get(URL))
