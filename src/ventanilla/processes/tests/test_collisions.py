"""Collisions with real threads and connections: each thing happens exactly once, and nothing stays stuck."""

import threading
from datetime import timedelta

import pytest
from django.db import close_old_connections, connection, connections, transaction

from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions import complete, deliver_message, fire_due
from ventanilla.processes.actions.deliver_message import deliver_kept
from ventanilla.processes.checks import due_moments, next_steps
from ventanilla.processes.models import Message, Token
from ventanilla.processes.refusals import AlreadyDone, TermExpired
from ventanilla.processes.tests.conftest import PROCEDURES, Story, folder, publish

pytestmark = [pytest.mark.fault, pytest.mark.req("B-10")]
ROUNDS = 6


@pytest.fixture
def cases(transactional_db):
    from types import SimpleNamespace

    from ventanilla.staff.models import Person

    publish(*(folder(code) for code in PROCEDURES))
    return Story(SimpleNamespace(**{p.username: p for p in Person.objects.all()}))


def at_once(*acts):
    """Run each act in its own thread and connection, released together; what each gave or refused."""
    gate, told = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        close_old_connections()
        gate.wait()
        try:
            told[place] = act()
        except (Refusal, KeyError) as refused:
            told[place] = refused
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert None not in told
    return told


def doing(story, person, token, **values):
    return lambda: complete(token=token, by=person.actor, at=story.at, values=values)


def paying(story, key):
    by = story.people.beto.actor
    return lambda: deliver_message(name="pago", key=key, payload={}, by=by, at=story.at)


def test_two_people_on_one_task_do_it_once(cases):
    for _ in range(ROUNDS):
        cases.open("ronda")
        token, people = cases.token("pedir").pk, cases.people
        acts = [doing(cases, p, token, listo=True, clase="a") for p in (people.ana, people.gema, people.ana)]
        told = at_once(*acts)
        assert sum(isinstance(t, AlreadyDone) for t in told) == 2
        assert cases.tasks == ["revisar"]


def test_both_branches_of_a_join_arrive_and_nothing_is_lost(cases):
    for _ in range(ROUNDS):
        cases.open("reparto")
        people = cases.people
        one, two = cases.token("uno").pk, cases.token("dos").pk
        at_once(
            doing(cases, people.ana, one, de_uno=1), doing(cases, people.gema, two, listo=True, clase="a", de_dos=2)
        )
        cases.instance.refresh_from_db()
        assert cases.tasks == ["cerrar"]
        assert {"de_uno", "de_dos"} <= cases.instance.variables.keys()


def test_a_person_against_the_timer_one_of_them_wins(cases):
    for round_ in range(ROUNDS):
        cases.open("plazos").do("preparar", recibido_at=cases.at.isoformat())
        token = cases.token("esperar")
        late = token.due_at + timedelta(minutes=1)
        cases.at = late if round_ % 2 else token.due_at - timedelta(minutes=1)
        told = at_once(doing(cases, cases.people.ana, token.pk), lambda moment=late: fire_due(moment))
        token.refresh_from_db()
        expected = {"expired": ["cerrar"], "done": ["seguir"]}[token.outcome]
        assert cases.tasks == expected
        assert isinstance(told[0], AlreadyDone | TermExpired) == (token.outcome == "expired")
        assert Token.objects.filter(instance=cases.instance, node__in=("cerrar", "seguir")).count() == 1


def test_two_workers_fire_a_timer_once(cases):
    cases.open("plazos").do("preparar", recibido_at=cases.at.isoformat())
    moment = cases.token("esperar").due_at
    told = at_once(lambda: fire_due(moment), lambda: fire_due(moment), lambda: fire_due(moment))
    assert sum(told) == 1
    assert cases.tasks == ["cerrar"]


def test_a_message_told_while_the_wait_begins_is_delivered_once(cases):
    for number in range(ROUNDS):
        key = f"OP-{number}"
        cases.open("aviso")
        at_once(doing(cases, cases.people.ana, cases.token("cobrar").pk, orden=key), paying(cases, key))
        deliver_kept(cases.at, 10)
        assert cases.tasks == ["servir"]
        assert Message.objects.filter(key=key, delivered_at__isnull=False).count() == 1


def test_a_worker_killed_in_the_middle_leaves_nothing_half_done(cases):
    cases.open("plazos").do("preparar", recibido_at=cases.at.isoformat())
    moment = cases.token("esperar").due_at

    def killed():
        with transaction.atomic():
            fire_due(moment)
            connection.close()

    at_once(lambda: _dies(killed))
    assert cases.tasks == ["esperar"]
    assert fire_due(moment) == 1
    assert cases.tasks == ["cerrar"]
    assert not [*due_moments(), *next_steps()]


def _dies(act):
    """A connection that goes away before it commits: the database undoes what was begun."""
    try:
        act()
    except Exception as error:
        return error
    return "alive"
