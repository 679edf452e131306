"""Everybody is entered in the day's log before being served."""

from datetime import UTC, datetime, timedelta

import pytest

from ventanilla.journal.models import Entry, IssuedFolio
from ventanilla.reception.actions.enter_visit import UnableToEnter, enter_visit
from ventanilla.reception.models import Visit
from ventanilla.staff.permissions import NotAllowed

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


def entered(people, **changed):
    given = {"name": " Lupe ", "matter": " Consumo elevado ", "account": None, "key": "one", "at": AT}
    return enter_visit(**(given | {"by": people.ana.actor} | changed))


@pytest.mark.req("A-01")
def test_a_line_says_when_who_what_for_and_who_served(people):
    visit = entered(people)
    assert (str(visit.day), visit.number, visit.name, visit.matter) == ("2026-11-20", 1, "Lupe", "Consumo elevado")
    assert (visit.by_name, visit.at, visit.account) == ("Ana Robles Cid", AT, None)


@pytest.mark.req("A-01")
def test_entering_is_journalled_with_the_name_in_the_personal_text(people):
    visit = entered(people)
    entry = Entry.objects.get(event="reception.visit_entered", subject_id=str(visit.pk))
    assert (entry.folio, entry.facts) == ("2026-11-20/1", {"account": "", "about": "", "late": False})
    assert entry.personal.text == {"name": "Lupe", "matter": "Consumo elevado"}


@pytest.mark.req("A-01")
def test_lines_are_numbered_each_day_from_one(people):
    days = [AT, AT + timedelta(minutes=5), AT + timedelta(days=1)]
    made = [entered(people, key=f"k{n}", at=at) for n, at in enumerate(days)]
    assert [visit.number for visit in made] == [1, 2, 1]


@pytest.mark.req("A-01")
def test_the_day_is_the_local_one(people):
    assert str(entered(people, at=datetime(2026, 11, 21, 5, 30, tzinfo=UTC)).day) == "2026-11-20"


@pytest.mark.req("A-01")
def test_the_same_key_makes_one_line(people):
    assert entered(people) == entered(people)
    assert IssuedFolio.objects.filter(series="visit").count() == 1


@pytest.mark.req("A-01")
@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"name": "  "}, ("sin-nombre", "name")),
        ({"matter": ""}, ("sin-asunto", "matter")),
        ({"came_at": datetime(1950, 1, 1, 16, tzinfo=UTC)}, ("fecha-lejana", "came_at")),
        ({"came_at": datetime(1, 1, 1, 16, tzinfo=UTC)}, ("fecha-lejana", "came_at")),
    ],
)
def test_a_line_without_who_or_what_for_is_refused(people, changed, expected):
    with pytest.raises(UnableToEnter) as no:
        entered(people, **changed)
    assert (no.value.code, no.value.field) == expected
    assert not Visit.objects.exists()


@pytest.mark.req("A-01", "B-10")
@pytest.mark.parametrize("who", ["diana", "ofelia", "mario", "otto"])
def test_only_attention_enters_visits(people, who):
    with pytest.raises(NotAllowed):
        entered(people, by=getattr(people, who).actor)


@pytest.mark.req("A-01")
def test_the_matter_of_the_pack_is_enough_said(people):
    visit = entered(people, matter=" ", about="medidor")
    first = visit.matters.get()
    assert (visit.matter, first.text, first.about, first.number) == (
        *["Medidor: falla, cambio o revisión"] * 2,
        "medidor",
        1,
    )


@pytest.mark.req("A-01")
def test_who_only_pays_is_sent_to_the_till_and_not_entered(people):
    with pytest.raises(UnableToEnter) as no:
        entered(people, about="solo_pago")
    assert (no.value.code, no.value.field) == ("no-se-anota", "about")
    assert no.value.sentence.endswith("indique a la persona que pase directo a la caja.")
    assert not Visit.objects.exists()
    assert not IssuedFolio.objects.filter(series="visit").exists()
