"""Petitions joined to an incident are counted one by one, as before."""

import pytest

from ventanilla.cases.tests.incident import AT, a_leak, joined, stories
from ventanilla.indicators.counting import tallies
from ventanilla.lib.months import Month
from ventanilla.utility.queries import current_pack


@pytest.mark.req("G-01", "G-02", "B-10")
def test_each_petition_of_an_incident_counts_as_its_own(people):
    month = Month(2026, 11)
    indicators = list(current_pack().section("indicators").values())

    def counted():
        return [tallies(one, month, month, AT) for one in indicators]

    three = stories(people, "a_acusar", times=3)
    before = counted()
    joined(people, three, a_leak(people))
    assert counted() == before
    assert any(sum(tally.count for tally in found[month]) >= 3 for found in before)
