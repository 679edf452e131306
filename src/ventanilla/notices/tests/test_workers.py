"""Two workers at once, each with its own connection: no message is taken by both."""

import threading

import pytest
from django.db import connection

from ventanilla.notices import carriers
from ventanilla.notices.actions import send_due
from ventanilla.notices.models import Attempt, Dispatch
from ventanilla.notices.tests.making import Obedient, told_case

pytestmark = [pytest.mark.req("A-04"), pytest.mark.django_db(transaction=True)]


def test_two_workers_at_once_send_each_message_once(at):
    from types import SimpleNamespace

    from ventanilla.staff.models import Person

    people = SimpleNamespace(**{p.username: p for p in Person.objects.all()})
    for n in range(6):
        told_case(people, at, email=f"p{n}@correo.mx")
    carrier, together, done = Obedient(), threading.Barrier(2), []
    carriers.engage("email", carrier)

    def work():
        together.wait()
        try:
            done.append(send_due(at, 100))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert sum(done) == 6
    assert len({p.key for p in carrier.sent}) == len(carrier.sent) == 6
    assert Attempt.objects.count() == 6
    assert Dispatch.objects.filter(state="sent").count() == 6
