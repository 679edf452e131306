"""`/procedimientos/analisis/`: seen, taken as a file and on paper by who may, and journalled when taken."""

import io
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from tests.cost import queries_of
from tests.journeys.story import Story

from ventanilla.journal.models import Entry
from ventanilla.lib.months import Month
from ventanilla.processes.actions import take_analysis
from ventanilla.processes.models import Definition
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("G-06")
AT = datetime(2026, 10, 5, 16, tzinfo=UTC)
HERE, SHEET, PAPER = (reverse(f"processes:analysis{end}") for end in ("", "_spreadsheet", "_paper"))


@pytest.fixture
def lived(people):
    story = Story(people, AT)
    story.open(points=("Uno", "Dos"))
    return story.until("")


def asked():
    newest = Definition.objects.filter(procedure="peticion").latest("number")
    return {"version": newest.pk, "mes": "2026-10"}


def test_the_table_says_what_the_drawing_shows(client, people, lived):
    client.force_login(people.diana)
    page = client.get(HERE, asked()).text
    for words in (
        "octubre de 2026",
        "Donde más se tarda",
        'data-node="a_atender"',
        "De los tres más lentos",
        "periódico",
    ):
        assert words in page, words


def test_nonsense_in_the_address_shows_the_month_before(client, people, lived):
    client.force_login(people.gema)
    page = client.get(HERE, {"version": "zz", "mes": "2026-13", "dibujo": "../x"})
    assert page.status_code == 200
    assert "process.bpmn" in page.text


def test_who_may_not_analyse_gets_nothing(client, people, lived):
    client.force_login(people.ana)
    assert {client.get(address).status_code for address in (HERE, SHEET, PAPER)} == {403}


def test_the_action_asks_for_the_permission_itself(people, lived):
    newest = Definition.objects.filter(procedure="peticion").latest("number")
    with pytest.raises(NotAllowed):
        take_analysis(definition=newest, month=Month(2026, 10), form="pdf", by=people.ana.actor, at=AT)


def test_the_file_holds_the_steps_and_its_taking_is_journalled(client, people, lived):
    client.force_login(people.diana)
    sheet = load_workbook(io.BytesIO(client.get(SHEET, asked()).content)).active
    rows = {row[0]: row for row in sheet.iter_rows(min_row=5, values_only=True)}
    assert rows["Atender el asunto turnado"][2] == 2
    entry = Entry.objects.filter(event="processes.analysis_taken").latest("pk")
    assert (entry.facts["month"], entry.facts["form"]) == ("2026-10", "xlsx")


def test_the_paper_is_a_pdf_with_both_drawings(client, people, lived):
    client.force_login(people.diana)
    answer = client.get(PAPER, asked())
    assert answer.content.startswith(b"%PDF")
    assert Entry.objects.filter(event="processes.analysis_taken", facts__form="pdf").count() == 1


def test_its_cost_does_not_grow_with_the_cases(client, people, lived):
    client.force_login(people.diana)
    address = f"{HERE}?version={asked()['version']}&mes=2026-10"
    few = queries_of(client, address)
    for _ in range(2):
        story = Story(people, AT)
        story.open(points=("Uno", "Dos"))
        story.until("p11_determinar")
    assert queries_of(client, address) == few <= 16
