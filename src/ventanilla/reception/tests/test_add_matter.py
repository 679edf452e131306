"""A visit brings several matters: each is added, attended and ended by itself."""

import pytest

from ventanilla.journal.models import Entry
from ventanilla.reception.actions.add_matter import MOST, UnableToAdd, add_matter
from ventanilla.reception.actions.end_matter import UnableToEnd, end_matter
from ventanilla.reception.actions.enter_visit import UnableToEnter
from ventanilla.reception.models import VisitMatter
from ventanilla.reception.tests.test_enter_visit import AT, entered
from ventanilla.staff.permissions import NotAllowed


@pytest.fixture
def visit(people):
    return entered(people)


def added(visit, people, **changed):
    given = {"matter": " Pide su estado de cuenta ", "by": people.ana.actor, "at": AT}
    return add_matter(visit=visit, **(given | changed))


@pytest.mark.req("A-01")
def test_another_matter_is_numbered_and_journalled(visit, people):
    made = added(visit, people, about="estado_cuenta")
    assert (made.number, made.text, made.about, made.ending) == (2, "Pide su estado de cuenta", "estado_cuenta", None)
    entry = Entry.objects.get(event="reception.matter_added", subject_id=str(visit.pk))
    assert (entry.facts, entry.personal.text) == (
        {"number": 2, "about": "estado_cuenta"},
        {"matter": "Pide su estado de cuenta"},
    )


@pytest.mark.req("A-01")
def test_the_same_matter_sent_twice_stands_once(visit, people):
    assert added(visit, people) == added(visit, people)
    assert VisitMatter.objects.count() == 2
    assert Entry.objects.filter(event="reception.matter_added").count() == 1


@pytest.mark.req("A-01", "A-05")
def test_each_matter_ends_by_itself(visit, people):
    added(visit, people)
    end_matter(visit=visit, number=2, kind="informed", by=people.ana.actor, at=AT)
    assert [m.ending and m.ending.kind for m in visit.matters.select_related("outcome")] == [None, "informed"]
    end_matter(visit=visit, number=1, kind="sent", area="medidores", by=people.ana.actor, at=AT)
    with pytest.raises(UnableToAdd, match="visita-terminada"):
        added(visit, people, matter="Algo más")


@pytest.mark.req("A-01")
def test_what_a_visit_does_not_have_cannot_end(visit, people):
    with pytest.raises(UnableToEnd, match="sin-asunto"):
        end_matter(visit=visit, number=2, kind="informed", by=people.ana.actor, at=AT)


@pytest.mark.req("A-01")
@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"matter": " "}, ("sin-asunto", "matter")),
        ({"about": "magia"}, ("asunto-desconocido", "about")),
        ({"about": "solo_pago"}, ("no-se-anota", "about")),
    ],
)
def test_what_is_no_matter_is_not_added(visit, people, changed, expected):
    with pytest.raises(UnableToEnter) as no:
        added(visit, people, **changed)
    assert (no.value.code, no.value.field) == expected
    assert VisitMatter.objects.count() == 1


@pytest.mark.req("A-01")
def test_a_visit_takes_only_so_many(visit, people):
    for n in range(2, MOST + 1):
        added(visit, people, matter=f"Asunto {n}")
    with pytest.raises(UnableToAdd, match="demasiados-asuntos"):
        added(visit, people, matter="Uno más")


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["diana", "ofelia", "otto"])
def test_only_attention_adds_matters(visit, people, who):
    with pytest.raises(NotAllowed):
        added(visit, people, by=getattr(people, who).actor)
