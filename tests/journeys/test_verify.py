"""What `verify` says of the clock and the steps of a petition: nothing, or each thing done by force."""

import pytest
from django.db import connection

from tests.journeys.story import Story
from tests.journeys.test_petition import FRIDAY, to_the_areas
from ventanilla.deadlines.checks import stopped_ones_kept_their_date
from ventanilla.deadlines.models import Deadline
from ventanilla.journal.append_only import protections
from ventanilla.processes.checks import governing_terms
from ventanilla.processes.models import Token


@pytest.fixture
def story(people):
    told = Story(people, FRIDAY)
    to_the_areas(told)
    told.do("a_acusar", "mario", of="medidores")
    told.do("a_atender", "mario", of="medidores", result="solved", text="Listo", external_folio="RAS-1")
    return told


def by_force(table, statement):
    """Change what the database refuses to change."""
    this = next(p for p in protections() if p.table == table)
    with connection.cursor() as cursor:
        for lift in this.lift(connection):
            cursor.execute(lift)
        cursor.execute(statement)
        for lay in this.lay(connection):
            cursor.execute(lay)


@pytest.mark.req("B-03")
def test_a_petition_that_nobody_forced_has_nothing_to_tell(story):
    assert [*governing_terms(), *stopped_ones_kept_their_date()] == []


@pytest.mark.req("B-03")
def test_a_task_that_lost_its_term_is_told(story):
    Token.objects.filter(kind="task", finished_at=None).update(deadline=None, due_at=None)
    assert any("no lleva la fecha del plazo que la rige" in told for told in governing_terms())


@pytest.mark.req("B-03")
def test_a_term_that_disappeared_from_an_open_step_is_told(story):
    host = Token.objects.get(node="p10_seguimiento", finished_at=None, kind="call")
    by_force("processes_token", f"DELETE FROM processes_token WHERE parent_id = {host.pk} AND node = 'p10_diario'")
    assert any("le falta su plazo" in told for told in governing_terms())


@pytest.mark.req("B-03")
def test_a_finished_term_that_was_moved_is_told(story):
    done = Deadline.objects.filter(outcome="met").first()
    by_force("deadlines_deadline", f"UPDATE deadlines_deadline SET final_due_at = stopped_at WHERE id = {done.pk}")
    assert any("no conserva la fecha" in told for told in stopped_ones_kept_their_date())
