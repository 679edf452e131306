"""A till is opened with its float by one person, who has no other."""

import pytest
from tests.cast import hire

from ventanilla.cashier.models import TillSession
from ventanilla.cashier.queries import open_session
from ventanilla.cashier.refusals import UnableToOpenTill
from ventanilla.cashier.tests.tills import opened
from ventanilla.journal.models import Entry as Told
from ventanilla.staff.models import Person
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("E-02")


@pytest.fixture
def celia(people):
    """Another who collects."""
    hire("celia", "Celia Bravo Pino", "cajero")
    return Person.objects.get(username="celia").actor


def test_it_is_hers_with_its_float_once(people):
    session = opened(people)
    assert opened(people).pk == session.pk
    assert open_session(people.beto.actor) == session
    assert Told.objects.get(event="cashier.opened").facts == {"till": "caja1", "float": 50_000}


def test_one_person_one_till_one_till_one_person(people, celia):
    opened(people)
    with pytest.raises(UnableToOpenTill, match=r"ya-tiene-caja.*Caja 1"):
        opened(people, till="caja2", key="other")
    with pytest.raises(UnableToOpenTill, match=r"caja-ocupada.*Beto"):
        opened(people, by=celia, key="hers")
    opened(people, by=celia, key="hers", till="caja2")
    assert TillSession.objects.count() == 2


@pytest.mark.parametrize(("changed", "code"), [({"till": "caja9"}, "sin-caja"), ({"opening_float": -1}, "fondo")])
def test_what_makes_no_sense(people, changed, code):
    with pytest.raises(UnableToOpenTill, match=code):
        opened(people, **changed)


def test_who_may_not_collect_opens_nothing(people):
    with pytest.raises(NotAllowed):
        opened(people, by=people.ana.actor)
