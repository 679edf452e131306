"""What a desk does with its ticket: recall, start, end, park and back, absent, transfer, cancel."""

import pytest

from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed
from ventanilla.turns import actions
from ventanilla.turns.models import Place, Step
from ventanilla.turns.motion import UnableToMove
from ventanilla.turns.tests.acts import after, called, given, seated

pytestmark = pytest.mark.req("A-02")


@pytest.fixture
def ticket(people):
    """Called to Ana's desk a minute after it was given."""
    seated(people)
    given(people)
    return called(people)


def do(people, verb, ticket, minutes=2, who="ana", **more):
    return getattr(actions, verb)(ticket=ticket, by=getattr(people, who).actor, at=after(minutes), **more)


def code(people, verb, ticket, **more):
    with pytest.raises(UnableToMove) as no:
        do(people, verb, ticket, **more)
    return no.value.code


def test_attention_is_timed_from_its_start_to_its_end(people, ticket):
    do(people, "start_attention", ticket, 3)
    place = do(people, "end_attention", ticket, 10)
    assert (place.state, place.served_s, place.ended_at, place.desk) == ("done", 420, after(10), "1")


def test_calling_again_counts_and_a_double_press_does_not(people, ticket):
    assert do(people, "recall", ticket, 2).calls == 2
    assert do(people, "recall", ticket, 2).calls == 2
    assert Step.objects.filter(kind="recall").count() == 1


def test_somebody_is_absent_only_after_the_calls_the_pack_asks_for(people, ticket):
    assert code(people, "no_show", ticket) == "pocas-llamadas"
    do(people, "recall", ticket)
    assert do(people, "no_show", ticket, 3).state == "absent"


def test_a_parked_ticket_comes_back_with_its_hour_of_arrival(people, ticket):
    given(people, minutes=1)
    assert do(people, "park", ticket, note="Fue por una copia").desk == ""
    assert do(people, "unpark", ticket, who="gema").arrived_at == after(0)
    assert called(people, minutes=5) == ticket
    assert Entry.objects.get(event="turns.parked").personal.text == {"note": "Fue por una copia"}


def test_time_served_before_and_after_a_pause_is_added(people, ticket):
    do(people, "start_attention", ticket, 2)
    do(people, "park", ticket, 5)
    do(people, "unpark", ticket, 20)
    called(people, minutes=21)
    do(people, "start_attention", ticket, 22)
    place = do(people, "end_attention", ticket, 24)
    assert (place.served_s, place.first_called_at) == (300, after(1))


def test_a_transfer_carries_the_matter_and_keeps_number_and_hour(people, ticket):
    given(people, "tramite", minutes=1)
    place = do(people, "transfer", ticket, matter="tramite")
    assert (place.state, place.matter, place.queue, place.arrived_at) == ("waiting", "tramite", "tramites", after(0))
    seated(people, "gema", "4")
    assert called(people, "gema", 5) == ticket


@pytest.mark.parametrize(("matter", "expected"), [("recibo", "mismo-asunto"), ("nada", "sin-asunto")])
def test_a_transfer_needs_another_matter_of_the_pack(people, ticket, matter, expected):
    assert code(people, "transfer", ticket, matter=matter) == expected


def test_who_will_not_wait_is_cancelled(people, ticket):
    other = given(people, minutes=1)
    assert do(people, "cancel", other).state == "cancelled"
    assert code(people, "cancel", ticket) == "otro-estado"


REPEATED = [
    ("start_attention", [], {}),
    ("end_attention", ["start_attention"], {}),
    ("park", [], {}),
    ("unpark", ["park"], {}),
    ("no_show", ["recall"], {}),
    ("transfer", [], {"matter": "tramite"}),
    ("cancel", ["park"], {}),
]


@pytest.mark.parametrize(("verb", "before", "more"), REPEATED, ids=[row[0] for row in REPEATED])
def test_doing_it_twice_writes_once_and_is_journalled(people, ticket, verb, before, more):
    for one in before:
        do(people, one, ticket)
    first = do(people, verb, ticket, **more)
    assert do(people, verb, ticket, 9, **more).steps == first.steps
    last = Entry.objects.filter(subject_kind="turn", subject_id=str(ticket.pk)).latest("pk")
    assert (last.event.startswith("turns."), last.at, last.folio) == (True, after(2), "2026-11-20/A-001")


@pytest.mark.parametrize("verb", ["recall", "start_attention", "no_show", "park", "end_attention", "unpark"])
def test_what_ended_moves_no_more(people, ticket, verb):
    do(people, "start_attention", ticket)
    do(people, "end_attention", ticket)
    if verb == "end_attention":
        assert code(people, verb, ticket, who="gema") == "otro-estado"
    else:
        assert code(people, verb, ticket) == "otro-estado"
    assert Place.objects.get(pk=ticket.pk).state == "done"


@pytest.mark.parametrize("verb", ["recall", "start_attention", "park", "no_show"])
def test_the_ticket_of_another_desk_is_left_alone(people, ticket, verb):
    seated(people, "beto", "C1")
    assert code(people, verb, ticket, who="beto") == "otra-ventanilla"


def test_who_supervises_may_free_a_desk(people, ticket):
    assert do(people, "park", ticket, who="gema").state == "parked"


@pytest.mark.req("B-10")
@pytest.mark.parametrize("verb", [row[0] for row in REPEATED] + ["recall"])
def test_others_move_nothing(people, ticket, verb):
    with pytest.raises(NotAllowed):
        do(people, verb, ticket, who="mario", **({"matter": "tramite"} if verb == "transfer" else {}))
