"""One person sits at one desk, and leaves it empty."""

import pytest

from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed
from ventanilla.turns.actions import UnableToCloseDesk, UnableToOpenDesk, close_desk
from ventanilla.turns.models import Sitting, SittingEnd
from ventanilla.turns.tests.acts import after, called, given, seated

pytestmark = pytest.mark.req("A-02")


def close(people, sitting, who="ana"):
    return close_desk(sitting=sitting, by=getattr(people, who).actor, at=after(30))


def test_opening_says_who_sits_where_and_is_journalled(people):
    sitting = seated(people)
    assert (sitting.desk, sitting.by_name, str(sitting.day)) == ("1", "Ana Robles Cid", "2026-11-20")
    assert Entry.objects.get(event="turns.desk_opened").folio == "2026-11-20/1"


def test_opening_again_gives_the_same_sitting(people):
    assert seated(people) == seated(people, minutes=5)
    assert Sitting.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "desk", "code"), [("ana", "2", "ya-tiene"), ("gema", "1", "ocupada"), ("gema", "99", "sin-ventanilla")]
)
def test_a_desk_has_one_person_and_a_person_one_desk(people, who, desk, code):
    seated(people)
    with pytest.raises(UnableToOpenDesk) as no:
        seated(people, who, desk)
    assert no.value.code == code


def test_a_closed_desk_is_free_for_another(people):
    sitting = seated(people)
    assert close(people, sitting) == close(people, sitting)
    assert SittingEnd.objects.count() == Entry.objects.filter(event="turns.desk_closed").count() == 1
    assert seated(people, "gema").by_name == "Gema Ibarra Soto"


def test_a_new_day_begins_with_every_desk_closed(people):
    seated(people, minutes=-24 * 60)
    assert seated(people, "gema").desk == "1"


def test_a_desk_is_not_closed_with_a_ticket(people):
    sitting = seated(people)
    given(people)
    called(people)
    with pytest.raises(UnableToCloseDesk) as no:
        close(people, sitting)
    assert no.value.code == "con-turno"


def test_only_who_supervises_closes_the_desk_of_another(people):
    sitting = seated(people)
    with pytest.raises(UnableToCloseDesk) as no:
        close(people, sitting, "beto")
    assert no.value.code == "ajena"
    assert close(people, sitting, "gema").by_name == "Gema Ibarra Soto"


@pytest.mark.req("B-10")
def test_others_open_and_close_nothing(people):
    sitting = seated(people)
    with pytest.raises(NotAllowed):
        seated(people, "mario", "2")
    with pytest.raises(NotAllowed):
        close(people, sitting, "mario")
