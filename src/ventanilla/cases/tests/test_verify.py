"""`ventanilla verify` finds a petition whose folio, cached columns, procedure or words were changed by force."""

from datetime import UTC, datetime

import pytest
from tests.journeys.story import Story

from ventanilla.cases.checks import folios_and_cases, procedures, states, words
from ventanilla.journal.tests.force import by_force
from ventanilla.reception.actions.enter_visit import enter_visit
from ventanilla.reception.checks import lines_of_the_log

FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)
pytestmark = pytest.mark.req("B-10")


def found() -> list[str]:
    return [*folios_and_cases(), *states(), *procedures(), *words(), *lines_of_the_log()]


@pytest.fixture
def closed(people):
    """A petition that was closed, one that is open, and a visit."""
    story = Story(people, FRIDAY)
    story.open()
    enter_visit(name="Lupe", matter="Pregunta", account=None, key="v", by=people.ana.actor, at=FRIDAY)
    ended = Story(people, FRIDAY, immediate=True)
    ended.open()
    ended.until("")
    return ended.case


def test_petitions_left_alone_are_in_order(closed):
    assert found() == []


HARMS = {
    "folio": "UPDATE cases_case SET folio = 'X' WHERE id = {case}",
    "closing": "UPDATE cases_casestate SET closed_at = '2026-01-01 00:00:00+00:00' WHERE case_id = {case}",
    "reopened": "UPDATE cases_casestate SET closed_at = NULL WHERE case_id = {case}",
    "matter": "UPDATE cases_casestate SET matter = 'otra' WHERE case_id = {case}",
    "state": "DELETE FROM cases_casestate WHERE case_id = {case}",
    "word": "DELETE FROM cases_caseword WHERE case_id = {case}",
    "running": "UPDATE processes_instance SET closed_at = NULL WHERE subject_id = '{case}'",
    "ended": "UPDATE processes_instance SET closed_at = opened_at",
    "without procedure": "UPDATE processes_instance SET subject_id = '0' WHERE subject_id = '{case}'",
    "visit": "DELETE FROM reception_visit",
    "number": "UPDATE reception_visit SET number = 9",
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_change_by_force_is_told(closed, harm):
    by_force(HARMS[harm].format(case=closed.pk))
    assert found()
