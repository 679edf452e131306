"""The matters of a period, with how each was attended."""

from datetime import date, timedelta

import pytest

from ventanilla.reception.actions.add_matter import add_matter
from ventanilla.reception.actions.end_matter import end_matter
from ventanilla.reception.queries import INTERNAL, LEFT, OPEN, REFERRED, matters_between
from ventanilla.reception.tests.test_end_matter import SOLVED, opened
from ventanilla.reception.tests.test_enter_visit import AT, entered

DAY = date(2026, 11, 20)


@pytest.mark.req("A-01", "G-01")
def test_each_matter_of_the_period_says_how_it_was_attended(people, django_assert_num_queries):
    ana = people.ana.actor
    first, second = entered(people), entered(people, key="two")
    entered(people, key="later", at=AT + timedelta(days=1))
    for words in ("Dos", "Tres"):
        add_matter(visit=first, matter=words, by=ana, at=AT)
    end_matter(visit=first, number=1, **SOLVED, legacy_folio="7", by=ana, at=AT)
    end_matter(visit=first, number=2, kind="sent", area="medidores", by=ana, at=AT)
    end_matter(visit=first, number=3, kind="left", by=ana, at=AT)
    opened(second, people)
    with django_assert_num_queries(1):
        found = [(m.visit.number, m.number, m.how, m.ending.kind) for m in matters_between(DAY, DAY)]
    assert found == [
        (1, 1, INTERNAL, "resolved"),
        (1, 2, REFERRED, "sent"),
        (1, 3, LEFT, "left"),
        (2, 1, REFERRED, "case"),
    ]
    assert [m.how for m in matters_between(DAY + timedelta(days=1), DAY + timedelta(days=9))] == [OPEN]
