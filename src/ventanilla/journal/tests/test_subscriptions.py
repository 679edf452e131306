"""Subscribers hear each entry once, in whatever order transactions commit, also after a stop and with two workers."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from ventanilla.journal import subscriptions
from ventanilla.journal.actions import record, seal_entries
from ventanilla.journal.actor import CLOCK, Subject
from ventanilla.journal.models import Entry, FolioCounter, SubscriberCursor
from ventanilla.journal.subscriptions import SEALS_A_TIME, deliver, subscribe

pytestmark = pytest.mark.req("B-10")
AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
EVENT = "staff.signed_out"


def happens(number: int, event: str = EVENT) -> Entry:
    return record(event=event, by=CLOCK, at=AT, on=Subject("case", str(number)))


def sealed(*numbers: int) -> None:
    for number in numbers:
        happens(number)
    seal_entries(at=AT, limit=1000)


@pytest.fixture
def heard(monkeypatch):
    """The ids of what the only subscriber heard; each also leaves a row, written with its place."""
    monkeypatch.setattr(subscriptions, "SUBSCRIPTIONS", {})
    ids: list[str] = []

    def react(entry, at):
        FolioCounter.objects.create(series=f"oído {entry.subject_id}", period="")
        ids.append(entry.subject_id)

    subscribe("prueba", [EVENT], react)
    return ids


def test_each_entry_is_heard_once_and_others_not(db, heard):
    deliver(AT, 100)
    happens(1, "journal.text_erased")
    sealed(2, 3)
    assert deliver(AT, 100) == 1
    assert deliver(AT, 100) == 0
    assert heard == ["2", "3"]


def test_what_was_sealed_before_the_subscriber_existed_is_not_news(db, heard):
    sealed(1)
    deliver(AT, 100)
    sealed(2)
    deliver(AT, 100)
    assert heard == ["2"]


def test_after_a_stop_it_catches_up_in_bounded_bites(db, heard):
    deliver(AT, 100)
    for n in range(SEALS_A_TIME + 5):
        sealed(n)
    assert deliver(AT, 1000) == SEALS_A_TIME
    assert deliver(AT, 1000) == 5
    assert heard == [str(n) for n in range(SEALS_A_TIME + 5)]


def test_an_entry_that_commits_late_with_a_lower_number_is_heard(db, heard):
    """Its seal comes later than those of its neighbours, and seals are what is read."""
    deliver(AT, 100)
    late, early = happens(1), happens(2)
    from ventanilla.journal.models import Seal, SealMember

    for number, entry in ((900, early), (901, late)):
        seal = Seal.objects.create(number=number, digest=f"{number}", members=1, at=AT)
        SealMember.objects.create(entry=entry, seal=seal)
        deliver(AT, 100)
    assert heard == ["2", "1"]


def test_one_that_fails_stays_in_its_place_and_stops_no_other(db, heard):
    def breaks(entry, at):
        FolioCounter.objects.create(series="rota", period="")
        raise ArithmeticError(entry.subject_id)

    subscribe("aaa rota", [EVENT], breaks)
    with pytest.raises(ArithmeticError):
        deliver(AT, 100), sealed(1), deliver(AT, 100)
    assert heard == ["1"]
    assert not FolioCounter.objects.filter(series="rota").exists()
    subscribe("aaa rota", [EVENT], lambda entry, at: heard.append("mended"))
    deliver(AT + timedelta(hours=1), 100)
    assert heard == ["1", "mended"]


def test_an_event_that_nobody_declared_is_a_mistake(db, heard):
    subscribe("sorda", ["nadie.lo_dijo"], lambda entry, at: None)
    deliver(AT, 100)
    sealed(1)
    with pytest.raises(LookupError, match="nadie.lo_dijo"):
        deliver(AT, 100)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_give_each_entry_once(heard):
    deliver(AT, 100)
    for n in range(6):
        sealed(n)
    together = threading.Barrier(2)

    def work():
        together.wait()
        try:
            deliver(AT, 2), deliver(AT, 2)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    while deliver(AT, 2):
        pass
    assert sorted(heard) == [str(n) for n in range(6)]
    assert FolioCounter.objects.filter(series__startswith="oído").count() == 6
    assert SubscriberCursor.objects.get().seal > 0
