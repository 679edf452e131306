"""The pack of Dosquebradas: nothing is wrong with it, and every scenario of its procedures goes as it is told."""

import tomllib
from datetime import date, datetime

import pytest

from tests.serviciudad import PACK, serviciudad
from ventanilla.deadlines.points import reckon
from ventanilla.deadlines.queries import calendar_in_force, terms_in_force
from ventanilla.processes import scenarios
from ventanilla.processes.models import Definition, Instance
from ventanilla.utility.folders import read_folder
from ventanilla.utility.queries import current_pack
from ventanilla.utility.sections import PackView

__all__ = ["serviciudad"]

STORIES = sorted(PACK.glob("procedures/*/scenarios/*.toml"))
HOLIDAYS = (
    "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-13 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25"
)
"""The statutory holidays of Colombia in 2026 with those moved to Monday, by hand from the Easter of 5 April."""


@pytest.mark.req("H-03")
def test_nothing_is_wrong_with_the_pack():
    assert PackView(read_folder(PACK)).faults() == []


@pytest.mark.req("H-03", "C-02")
def test_its_calendar_has_the_holidays_of_colombia_with_those_moved_to_monday(serviciudad):
    found = {f"{day:%m-%d}" for day, off in calendar_in_force().days_off(2026)}
    assert found == set(HOLIDAYS.split())


@pytest.mark.req("C-02")
@pytest.mark.parametrize(
    ("term", "start", "last"),
    [
        ("respuesta", "2026-11-20T10:00", date(2026, 12, 14)),
        ("respuesta", "2026-12-10T10:00", date(2027, 1, 4)),
        ("respuesta_informacion", "2026-11-20T10:00", date(2026, 12, 4)),
        ("respuesta_consulta", "2026-11-20T10:00", date(2027, 1, 6)),
        ("interponer_recurso", "2026-12-03T10:00", date(2026, 12, 11)),
        ("citacion", "2026-12-02T16:00", date(2026, 12, 10)),
        ("completar", "2026-11-24T10:00", date(2026, 12, 24)),
    ],
)
def test_each_term_ends_on_the_day_reckoned_by_hand(term, start, last, serviciudad):
    began = datetime.fromisoformat(f"{start}:00-05:00")
    rule = terms_in_force().valid(term, began.date())
    assert reckon(term=rule, started_at=began, calendar=calendar_in_force()).last_day == last


@pytest.mark.req("H-03", "C-01", "C-02", "C-03")
def test_every_scenario_goes_as_it_is_told(serviciudad):
    newest = {d.procedure: d for d in Definition.objects.order_by("number")}
    wrong = {}
    for path in STORIES:
        story = tomllib.loads(path.read_text())
        if told := scenarios.run(definition=newest[path.parents[1].name], story=story):
            wrong[f"{path.parents[1].name}/{path.stem}"] = told
    assert wrong == {}
    assert not Instance.objects.exists()


@pytest.mark.req("H-03", "C-01")
@pytest.mark.parametrize("procedure", ["pqr", "recurso"])
def test_each_step_is_walked_by_some_scenario(procedure, serviciudad):
    told = [tomllib.loads(p.read_text()) for p in STORIES if p.parents[1].name == procedure]
    done = {step["do"] for story in told for step in story["step"] if "do" in step}
    diagram = current_pack().section("procedures")[procedure].diagram
    assert {n.id for n in diagram.nodes.values() if n.is_person} - done == set()
