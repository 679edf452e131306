"""The same form sent twice at the same moment, and two clerks on one visit: one thing happens, and no folio is lost."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from tests.together import together

from ventanilla.cases.actions.open_by_letter import open_by_letter
from ventanilla.cases.actions.open_case import Brought, Petitioner, open_case
from ventanilla.cases.models import Case
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.journal.folio_check import examine_folios
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.actions.end_matter import end_matter
from ventanilla.reception.actions.enter_visit import enter_visit
from ventanilla.reception.actions.open_case_from_visit import open_case_from_visit
from ventanilla.reception.models import Outcome, Visit
from ventanilla.staff.models import Person

pytestmark = [pytest.mark.fault, pytest.mark.req("B-10"), pytest.mark.django_db(transaction=True)]
AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
LUPE = Petitioner("Guadalupe Pérez López", "titular")
ASKED = {"petitioner": LUPE, "summary": "Consumo elevado", "points": ["Revisar"], "at": AT}


@pytest.fixture
def cast(transactional_db):
    return SimpleNamespace(**{p.username: p.actor for p in Person.objects.all()})


def test_a_petition_sent_twice_is_one(cast):
    told = together(lambda: open_case(**ASKED, channel="presencial", filed_at=AT, key="same", by=cast.ana), times=3)
    assert [t.pk for t in told] == [Case.objects.get().pk] * 3
    assert list(examine_folios()) == []


def test_a_letter_sent_twice_is_one_with_one_folio(cast):
    given = {"sheets": 2, "scan": None, "received_at": AT, "brought": Brought(), "key": "same", "by": cast.ofelia}
    told = together(lambda: open_by_letter(**ASKED, **given))
    assert [t.pk for t in told] == [Case.objects.get().pk] * 2
    assert IncomingLetter.objects.count() == 1


def test_a_line_of_the_log_sent_twice_is_one(cast):
    told = together(
        lambda: enter_visit(name="Lupe", matter="Pregunta", account=None, key="same", by=cast.ana, at=AT), times=3
    )
    assert [t.pk for t in told] == [Visit.objects.get().pk] * 3


def visit(cast):
    return enter_visit(name="Lupe", matter="Pregunta", account=None, key="v", by=cast.ana, at=AT)


def test_the_petition_of_a_visit_sent_twice_is_one(cast):
    came = visit(cast)
    told = together(
        lambda: open_case_from_visit(**ASKED, visit=came, brought=Brought(), key="same", by=cast.ana), times=3
    )
    assert [t.pk for t in told] == [Case.objects.get().pk] * 3


def test_two_clerks_end_a_visit_once(cast):
    came, by = visit(cast), iter((cast.ana, cast.gema))
    told = together(lambda: end_matter(visit=came, kind="informed", by=next(by), at=AT))
    assert Outcome.objects.count() == 1
    assert sum(isinstance(t, Refusal) for t in told) == 1


def test_the_first_folios_of_a_day_and_a_year_are_given_at_once(cast):
    keys = iter("abcd")
    told = together(lambda: open_case(**ASKED, channel="presencial", filed_at=AT, key=next(keys), by=cast.ana), times=4)
    assert len({t.folio for t in told}) == 4
    assert list(examine_folios()) == []
