"""Thirty desks call from five hundred tickets at once: none is called twice, none is lost."""

import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, connections, transaction

from ventanilla.journal.checks import CHECKS
from ventanilla.journal.models import IssuedFolio
from ventanilla.staff.models import Appointment, Person
from ventanilla.turns.actions import UnableToCall, call_next, issue_ticket, park
from ventanilla.turns.models import Place, Sitting, Step, Ticket
from ventanilla.turns.tests.acts import AT

pytestmark = [pytest.mark.fault, pytest.mark.req("A-02"), pytest.mark.django_db(transaction=True)]
DESKS, TICKETS = 30, 500


def together(acts):
    """Run each in a thread and connection of its own, released together; what failed."""
    gate, failed = threading.Barrier(len(acts)), []

    def run(act):
        if connection.vendor == "sqlite":  # who waits for the disk is not what is proved here
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA synchronous=OFF")
        gate.wait()
        try:
            act()
        except Exception as error:  # noqa: BLE001
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(300)
    return failed


@pytest.fixture
def office(transactional_db, monkeypatch):
    """Thirty people who each sit at a desk of their own, all for the same matter."""
    from ventanilla.turns.catalogue import Desk
    from ventanilla.turns.motion import declared

    turns = declared()
    desks = {str(n): Desk(str(n), f"Ventanilla {n}", ("recibo",)) for n in range(DESKS)}
    monkeypatch.setitem(turns.__dict__, "desks", desks)
    people = [Person.objects.create(username=f"v{n}", name=f"Persona {n}") for n in range(DESKS)]
    Appointment.objects.bulk_create(
        Appointment(person=p, post="auxiliar_atencion", starts_on=AT.date() - timedelta(days=9)) for p in people
    )
    for n, person in enumerate(people):
        by = person.actor
        Sitting.objects.create(day=AT.date(), desk=str(n), at=AT, by_kind=by.kind, by_id=by.id, by_name=by.name)
    return [person.actor for person in people]


def give(by, number):
    return issue_ticket(
        matter="recibo", condition="embarazo" if number % 4 == 0 else "", key=f"t{number}", by=by, at=AT
    )


def work(by):
    """Call and set aside until nobody waits."""
    with suppress(UnableToCall):
        while True:
            ticket = patiently(lambda: call_next(by=by, at=AT)).ticket
            patiently(lambda: park(ticket=ticket, by=by, at=AT))  # noqa: B023  called at once


def patiently(act):
    """As a request does: the connection goes back after it, and where all are taken too long one presses again."""
    for _ in range(20):
        try:
            return act()
        except OperationalError as busy:
            last = busy
        finally:
            if connection.vendor == "postgresql":
                connection.close()
    raise last


def test_nobody_is_called_twice_and_nobody_is_lost(office):
    with transaction.atomic():
        for number in range(TICKETS):
            give(office[0], number)
    assert together([lambda by=by: work(by) for by in office]) == []
    assert Place.objects.filter(state="parked").count() == Ticket.objects.count() == TICKETS
    assert Step.objects.filter(kind="call").count() == TICKETS
    assert not [told for check in CHECKS.values() for told in check()]


def test_tickets_given_at_once_have_no_gap(office):
    assert together([lambda by=by, n=n: give(by, n) for n, by in enumerate(office)]) == []
    assert sorted(Ticket.objects.values_list("number", flat=True)) == list(range(1, DESKS + 1))


def test_a_ticket_asked_for_twice_at_once_is_one(office):
    assert together([lambda: give(office[0], 1)] * 4) == []
    assert Ticket.objects.count() == IssuedFolio.objects.filter(series="turn-atencion").count() == 1


def test_two_desks_never_take_the_last_ticket(office):
    give(office[0], 1)
    refused = together([lambda by=by: call_next(by=by, at=AT) for by in office[:8]])
    assert [type(r).__name__ for r in refused] == ["UnableToCall"] * 7
    assert Step.objects.count() == 1
