"""The monthly analysis: medians by rank, what was repeated, who did it; bounded by the month and by its index."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.journeys.story import Story

from ventanilla.lib.months import Month
from ventanilla.processes.analysis_paper import verdict
from ventanilla.processes.models import Definition
from ventanilla.processes.queries.analysis import _finished, analyse

pytestmark = pytest.mark.req("G-06")
AT = datetime(2026, 10, 5, 16, tzinfo=UTC)
OCTOBER = Month(2026, 10)


def newest():
    return Definition.objects.filter(procedure="peticion").latest("number")


def steps(month=OCTOBER):
    return {step.node: step for step in analyse(newest(), month).steps}


def wait_at_the_first_step(people, *hours):
    """A petition for each, whose first step waited so long."""
    for one in hours:
        story = Story(people, AT)
        story.open()
        story.wait(hours=one)
        story.until("p06_control")


@pytest.fixture
def three(people):
    wait_at_the_first_step(people, 1, 2, 9)


def test_the_median_and_the_ninetieth_are_picked_by_rank(three):
    step = steps()["p03_identificar"]
    minute = timedelta(minutes=1)
    assert (step.count, step.median, step.p90) == (3, timedelta(hours=2) + minute, timedelta(hours=9) + minute)
    assert step.who == [("Ana Robles Cid", 3)]
    assert step.shade == 4


def test_of_two_the_median_is_the_shorter(people):
    wait_at_the_first_step(people, 1, 2)
    step = steps()["p03_identificar"]
    assert (step.count, step.median) == (2, timedelta(hours=1, minutes=1))
    assert step.p90 == timedelta(hours=2, minutes=1)


def test_what_is_done_again_is_repeated_and_each_area_once_is_not(people):
    story = Story(people, AT, next_step="turnar")
    story.open(points=("Uno", "Dos"))
    story.until("p11_determinar")
    assert steps()["a_atender"].repeated == steps()["p09_turnar"].repeated == 0
    story.until("p09_turnar").until("p11_determinar")
    assert (steps()["p09_turnar"].repeated, steps()["a_atender"].repeated) == (1, 2)
    assert steps()["p10_revisar"].repeated is None


def test_another_month_and_another_version_do_not_count(three):
    assert all(step.count == 0 for step in steps(OCTOBER.plus(-1)).values())
    other = Definition.objects.get(pk=newest().pk)
    other.pk, other.number = None, other.number + 1
    other.save()
    assert analyse(other, OCTOBER).count == 0


def test_a_month_ends_at_local_midnight(people):
    story = Story(people, datetime(2026, 11, 1, 5, 30, tzinfo=UTC))
    story.open()
    story.do("p03_identificar", "ana", **story.usual("p03_identificar"))
    assert steps()["p03_identificar"].count == 1
    assert steps(Month(2026, 11))["p03_identificar"].count == 0


def test_the_worst_three_are_named_and_nothing_is_said_of_nothing(three):
    found = analyse(newest(), OCTOBER)
    assert verdict(found).startswith(
        "Donde más se tarda, por la mediana: «Identificar si se resuelve de inmediato» (2 h 1 min"
    )
    assert "no se terminó ningún paso" in verdict(analyse(newest(), Month(2020, 1)))


def test_three_questions_however_many_there_are_and_the_index_is_walked(people, three):
    version = newest()
    analyse(version, OCTOBER)
    with CaptureQueriesContext(connection) as asked:
        analyse(version, OCTOBER)
    assert len(asked) == 3
    if connection.vendor == "sqlite":
        assert "finished_steps" in _finished(newest(), OCTOBER).explain()
