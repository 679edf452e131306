"""A ticket says its number of the day, and nothing of who holds it."""

from datetime import date, timedelta

import pytest

from ventanilla.journal.models import Entry, IssuedFolio
from ventanilla.staff.models import Appointment, Person
from ventanilla.staff.permissions import NotAllowed
from ventanilla.turns.actions import UnableToIssue
from ventanilla.turns.models import Ticket
from ventanilla.turns.tests.acts import AT, given

pytestmark = pytest.mark.req("A-02")


@pytest.fixture
def machine(people):
    """The kiosk's own user: it may only give tickets."""
    person = Person.objects.create(username="kiosko", name="Kiosco de la sala")
    Appointment.objects.create(person=person, post="kiosco_turnos", starts_on=date(2026, 1, 1))
    return person


def test_each_queue_counts_from_one_each_day(people):
    made = [given(people, matter, minutes=n) for n, matter in enumerate(["recibo", "pagar", "falla"])]
    made.append(given(people, at=AT + timedelta(days=3)))
    assert [t.label for t in made] == ["A-001", "C-001", "A-002", "A-001"]
    assert [(t.queue, t.number) for t in made[:2]] == [("atencion", 1), ("caja", 1)]


def test_it_waits_from_the_moment_it_was_given(people):
    place = given(people, first=True).place
    assert (place.state, place.arrived_at, place.priority, place.desk) == ("waiting", AT, True, "")


def test_which_condition_was_said_is_nowhere_kept(people):
    ticket = given(people, first=True)
    entry = Entry.objects.get(event="turns.issued", subject_id=str(ticket.pk))
    assert entry.facts == {"matter": "recibo", "priority": True}
    assert entry.folio == "2026-11-20/A-001"
    assert "embarazo" not in str(Ticket.objects.filter(pk=ticket.pk).values())


def test_the_same_key_gives_one_ticket(people):
    assert given(people, key="one") == given(people, key="one", minutes=3)
    assert IssuedFolio.objects.filter(series="turn-atencion").count() == 1


def test_codes_cannot_be_guessed_from_one_another(people):
    one, two = given(people), given(people, minutes=1)
    assert len(one.code) == len(two.code) == 20
    assert one.code[:6] != two.code[:6]


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"matter": "nada"}, "sin-asunto"), ({"condition": "prisa"}, "sin-preferencia")],
)
def test_what_the_pack_does_not_have_is_refused(people, changed, code):
    from ventanilla.turns.actions import issue_ticket

    asked = {"matter": "recibo", "condition": "", "key": "k", "by": people.ana.actor, "at": AT} | changed
    with pytest.raises(UnableToIssue) as no:
        issue_ticket(**asked)
    assert no.value.code == code
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("hours", [-3, 8, 24])
def test_the_kiosk_is_closed_out_of_hours_and_on_a_saturday(people, machine, hours):
    at = AT + timedelta(hours=hours)
    with pytest.raises(UnableToIssue) as no:
        given(people, by=machine, at=at)
    assert no.value.code == "cerrado"
    assert "de 09:00 a 17:30" in no.value.sentence
    assert given(people, at=at).label == "A-001"


def test_the_kiosk_gives_tickets_in_hours(people, machine):
    assert given(people, by=machine).label == "A-001"


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["mario", "diana", "beto", "otto"])
def test_others_give_none(people, who):
    with pytest.raises(NotAllowed):
        given(people, by=getattr(people, who))
