"""The town lives by the real actions: the same seed is the same town, and nothing in it contradicts itself."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from tests.journeys.story import Story

from ventanilla.cases.models import Case, Incident, Referral
from ventanilla.indicators.checks import frozen_months
from ventanilla.indicators.models import MonthClosing
from ventanilla.journal.actor import INSTALLER
from ventanilla.journal.checks import CHECKS
from ventanilla.reception.models import LogClosing, Visit
from ventanilla.town.incident import ENOUGH, happen
from ventanilla.town.life import Town
from ventanilla.town.padron import settle
from ventanilla.town.people import hire_town
from ventanilla.town.words import LEAK

OPENED = datetime(2026, 11, 9, 14, tzinfo=UTC)
UNTIL = datetime(2026, 11, 12, 17, tzinfo=UTC)


def a_small_town(seed, until=UNTIL):
    """Four business days of a small town."""
    people = hire_town(seed=seed, since=date(2026, 11, 1), by=INSTALLER, at=OPENED)
    accounts = settle(seed=seed, accounts=12, by=INSTALLER, at=OPENED, told=lambda n: None)
    town = Town(seed, people, accounts, lambda day, cases: None)
    town.live(first=date(2026, 11, 9), until=until, arrivals=5)
    return town


@pytest.mark.req("A-01", "B-02")
def test_people_come_are_attended_and_their_petitions_travel(db):
    town = a_small_town(8)
    assert Visit.objects.count() >= 6
    assert Case.objects.count() == town.cases >= 3
    assert Referral.objects.exists()
    assert not town.refused, town.refused


@pytest.mark.req("A-01")
def test_each_day_but_the_one_that_goes_on_is_closed(db):
    a_small_town(3)
    days = set(Visit.objects.values_list("day", flat=True))
    assert set(LogClosing.objects.values_list("day", flat=True)) == days - {date(2026, 11, 12)}


def test_nothing_in_the_town_contradicts_itself(db):
    a_small_town(4)
    found = {name: list(check()) for name, check in CHECKS.items()}
    assert not any(found.values()), found


class Undone(Exception):
    """Takes a whole town back."""


def a_morning(seed):
    """What is told of a town that lived one morning and was taken back."""
    try:
        with transaction.atomic():
            a_small_town(seed, until=datetime(2026, 11, 9, 17, tzinfo=UTC))
            told = list(
                Case.objects.order_by("pk").values_list("folio", "petitioner", "summary", "channel", "filed_at")
            )
            raise Undone
    except Undone:
        return told


def test_the_same_seed_is_the_same_town(db):
    assert a_morning(5) == a_morning(5) != a_morning(6)


@pytest.mark.req("G-01")
def test_a_new_month_closes_the_indicators_of_the_one_before(db):
    people = hire_town(seed=8, since=date(2026, 10, 1), by=INSTALLER, at=OPENED.replace(month=10))
    accounts = settle(seed=8, accounts=12, by=INSTALLER, at=OPENED.replace(month=10), told=lambda n: None)
    town = Town(8, people, accounts, lambda day, cases: None)
    town.live(first=date(2026, 10, 30), until=datetime(2026, 11, 3, 17, tzinfo=UTC), arrivals=4)
    closing = MonthClosing.objects.get()
    assert (closing.month, closing.items.exists(), list(frozen_months())) == (date(2026, 10, 1), True, [])


@pytest.mark.req("B-10")
def test_what_several_complain_of_is_one_incident(people):
    at = datetime(2026, 11, 20, 16, tzinfo=UTC)
    hired = {"auxiliar_atencion": [people.ana]}
    for _ in range(ENOUGH):
        assert not Incident.objects.exists()
        story = Story(people, at)
        story.open(summary=LEAK)
        story.until("p06_control")
        happen(hired, key="leak", at=story.now)
    happen(hired, key="leak", at=story.now)
    incident = Incident.objects.get()
    assert (incident.state.petitions, incident.answers.count()) == (ENOUGH, 1)
