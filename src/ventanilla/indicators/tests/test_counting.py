"""What a month counts, against numbers counted by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from ventanilla.indicators.counting import items, tallies
from ventanilla.indicators.points import Figure, kinds, split, spoken, total
from ventanilla.indicators.queries import declared, reading
from ventanilla.indicators.tests.october import FIFTH, NOVEMBER, OCTOBER, october, petition, visit
from ventanilla.lib.months import Month
from ventanilla.reception.actions.add_matter import add_matter
from ventanilla.reception.actions.end_matter import end_matter


@pytest.fixture
def served(db):
    return declared()["usuarios_atendidos"]


@pytest.fixture
def referred(db):
    return declared()["gestionadas"]


def counted(indicator, month=OCTOBER, at=NOVEMBER):
    return tallies(indicator, month, month, at).get(month, [])


@pytest.mark.req("G-01")
def test_users_served_are_those_counted_by_hand(people, served):
    october(people)
    found = counted(served)
    assert total(found) == Figure(achieved=4, pending=3, out=1)
    assert split(found) == {"internal": Figure(3, 2, 1), "other": Figure(1, 1, 0)}
    assert (spoken(total(found).sensible), spoken(total(found).printed)) == ("57.1 %", "175 %")


@pytest.mark.req("G-01")
def test_each_way_of_ending_is_told(people, served):
    october(people)
    assert {code: figure.base + figure.out for code, figure in kinds(counted(served)).items()} == {
        "resolution:liquidacion_inmediata": 1,
        "resolution:informe": 1,
        "informed": 1,
        "answered": 1,
        "waiting": 1,
        "open": 2,
        "left": 1,
    }


@pytest.mark.req("G-02")
def test_what_was_sent_to_other_processes_is_what_was_counted_by_hand(people, referred):
    october(people)
    found = counted(referred)
    assert split(found) == {"medidores": Figure(achieved=1, pending=1)}
    assert (spoken(total(found).sensible), spoken(total(found).printed)) == ("50 %", "200 %")


@pytest.mark.req("G-02")
def test_late_overdue_and_returned_are_told_apart(people, referred):
    late = petition(people, "a_atender", FIFTH)
    late.wait(days=20)
    late.do("a_atender", "mario", result="solved", text="Se cambió", external_folio="RAS-2")
    overdue = petition(people, "a_atender", FIFTH)
    returned = petition(people, "a_atender", FIFTH)
    returned.do("a_atender", "mario", result="returned", text="No es nuestro")
    found = {item.petition: (item.kind, item.place) for item in items(referred, OCTOBER, NOVEMBER)}
    assert found == {
        late.case.folio: ("late", "pending"),
        overdue.case.folio: ("overdue", "pending"),
        returned.case.folio: ("returned", "out"),
    }
    assert {i.kind for i in items(referred, OCTOBER, FIFTH + timedelta(days=1))} >= {"running"}


@pytest.mark.req("G-02")
def test_a_second_round_has_its_own_term(people, referred):
    story = petition(people, "a_atender", FIFTH)
    story.do("a_atender", "mario", result="returned", text="Falta la lectura")
    story.next_step = "turnar"
    story.until("p09_turnar")
    story.next_step = "responder"
    story.until("")
    assert [item.kind for item in items(referred, OCTOBER, NOVEMBER)] == ["returned", "in_time"]


@pytest.mark.req("G-01")
def test_the_month_is_the_local_one(people, served):
    last_night = datetime(2026, 11, 1, 5, 59, tzinfo=UTC)
    petition(people, "p03_identificar", last_night)
    visit(people, "night", last_night)
    petition(people, "p03_identificar", last_night + timedelta(minutes=1))
    found = tallies(served, OCTOBER, OCTOBER.plus(1), NOVEMBER)
    assert {month: total(some).base for month, some in found.items()} == {OCTOBER: 2, Month(2026, 11): 1}


@pytest.mark.req("G-01", "G-02")
def test_a_month_without_cases_says_so_and_divides_by_nothing(served, referred):
    for indicator in (served, referred):
        found = reading(indicator, Month(2020, 2), NOVEMBER)
        assert (found.figure.base, found.meets) == (0, None)
        assert spoken(found.figure.sensible) == spoken(found.figure.printed) == "sin casos"


@pytest.mark.req("G-01", "A-01")
def test_each_matter_of_a_visit_counts_by_itself(people, served):
    came = visit(people, "two", kind="informed")
    other = visit(people, "three")
    add_matter(visit=other, matter="También el medidor", by=people.ana.actor, at=FIFTH)
    end_matter(visit=other, number=2, kind="sent", area="medidores", by=people.ana.actor, at=FIFTH)
    found = {item.folio: (item.group, item.kind, item.place) for item in items(served, OCTOBER, NOVEMBER)}
    assert found == {
        came.subject.folio: ("internal", "informed", "achieved"),
        other.subject.folio: ("internal", "waiting", "pending"),
        f"{other.subject.folio}.2": ("other", "sent", "achieved"),
    }
