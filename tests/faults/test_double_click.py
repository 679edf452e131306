"""The same form sent by several sessions at the very same moment does what it says once, and nobody sees an error."""

import threading
from uuid import uuid4

import pytest

from tests.faults.crowd import petition
from tests.faults.visitor import Visitor

ROUNDS = 5
WHOLE = True

COUNTS = {
    "petitions": "cases_case where channel <> 'escrito'",
    "by letter": "cases_case where channel = 'escrito'",
    "letters": "correspondence_incomingletter",
    "visits": "reception_visit",
    "assessed": "processes_token where node = 'p03_identificar' and finished_at is not null",
    "to control": "processes_token where node = 'p06_control'",
}


@pytest.fixture(scope="module")
def twins(office):
    """twins("ana"): three sessions of the same person, signed in."""
    kept = {}

    def of(username):
        if username not in kept:
            kept[username] = [Visitor(office.url, username).sign_in() for _ in range(3)]
        return kept[username]

    return of


def at_once(visitors, path, fields):
    """All of them send the same fields (or each its own, of a list) at the same moment; what each was answered."""
    tokens = [one.hidden(path)["csrfmiddlewaretoken"] for one in visitors]
    forms = fields if isinstance(fields, list) else [fields] * len(visitors)
    gate, answers = threading.Barrier(len(visitors)), []

    def go(one, token, form):
        gate.wait()
        answers.append(one.ask(path, form | {"csrfmiddlewaretoken": token}))

    crowd = [threading.Thread(target=go, args=one) for one in zip(visitors, tokens, forms, strict=True)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    return answers


def counted(office):
    return {name: office.rows(f"select count(*) from {what}")[0][0] for name, what in COUNTS.items()}


def grown(office, before):
    """What there is more of since `before`."""
    return {name: count - before[name] for name, count in counted(office).items() if count != before[name]}


def went_well(answers):
    """Everybody was sent to the same place."""
    assert {status for status, _, _ in answers} == {302}, [(s, page[:300]) for s, _, page in answers]
    places = {where for _, where, _ in answers}
    assert len(places) == 1, places
    return places.pop()


def test_one_petition_is_opened(office, twins):
    before = counted(office)
    for number in range(ROUNDS):
        went_well(at_once(twins("ana"), "/peticiones/nueva/", petition(uuid4().hex, number)))
    assert grown(office, before) == {"petitions": ROUNDS}


def test_one_letter_is_received_with_its_petition(office, twins):
    before = counted(office)
    for number in range(ROUNDS):
        fields = petition(uuid4().hex, number) | {"sheets": "2"}
        went_well(at_once(twins("ofelia"), "/peticiones/por-escrito/", fields))
    assert grown(office, before) == {"by letter": ROUNDS, "letters": ROUNDS}


def test_one_visit_is_entered(office, twins):
    before = counted(office)
    for number in range(ROUNDS):
        fields = {"form_key": uuid4().hex, "name": f"Persona {number}", "matter": "Su recibo"}
        went_well(at_once(twins("ana"), "/visitas/nueva/", fields))
    assert grown(office, before) == {"visits": ROUNDS}


def test_one_task_is_done(office, twins):
    ana = twins("ana")
    for number in range(ROUNDS):
        opened = at_once(ana[:1], "/peticiones/nueva/", petition(uuid4().hex, number))
        page = ana[0].ask(went_well(opened))[2]
        before = counted(office)
        path = next(part for part in page.split('"') if part.startswith("/tareas/"))
        went_well(at_once(ana, path, {"form_key": uuid4().hex, "matter": "medidor", "immediate": "no"}))
        assert grown(office, before) == {"assessed": 1, "to control": 1}


def test_afterwards_the_house_proves_itself(office):
    assert "Todo en orden" in office.told("-m", "ventanilla", "verify")
