"""Sending: once when all goes well, again with the same key when it does not, never lost, given up in the end."""

import sys
from datetime import timedelta

import pytest

from ventanilla.documents.secret_words import spoken
from ventanilla.journal.models import Entry
from ventanilla.notices import carriers
from ventanilla.notices.actions import send_due
from ventanilla.notices.carriers import Undeliverable, Unreachable
from ventanilla.notices.checks import sendings_follow_from_tries
from ventanilla.notices.models import Attempt, Dispatch, FollowCode
from ventanilla.notices.policy import LEASE, waits
from ventanilla.notices.tests.making import Obedient, told_case

pytestmark = pytest.mark.req("A-04")


def raises(error):
    def meet(parcel):
        raise error

    return meet


def test_what_is_due_is_sent_once_with_the_word_in_its_place(told, post, at):
    assert send_due(at, 100) == 1
    assert send_due(at + timedelta(hours=1), 100) == 0
    (parcel,) = post.sent
    assert (parcel.to, parcel.key) == ("lupe@correo.mx", told.message.key)
    assert spoken(FollowCode.objects.get().seed) in parcel.body
    assert told.message.dispatch.state == Dispatch.State.SENT
    assert Attempt.objects.get().answer == "250 OK"
    entry = Entry.objects.get(event="notices.sent")
    assert (entry.subject_kind, entry.subject_id) == ("case", str(told.case.pk))
    assert not list(sendings_follow_from_tries())


def test_without_a_carrier_messages_wait_untouched(told, at):
    assert send_due(at, 100) == 0
    assert told.message.dispatch.tries == 0


def test_a_provider_that_does_not_answer_is_tried_later_and_later(told, post, at):
    post.meets = raises(Unreachable("421 después"))
    now = at
    for minutes in waits():
        send_due(now, 100)
        due = told.message.dispatch.next_at
        assert timedelta(0) <= due - now - timedelta(minutes=minutes) < timedelta(seconds=30)
        assert send_due(due - timedelta(seconds=31), 100) == 0
        now = due
    assert send_due(now, 100) == 1
    assert told.message.dispatch.state == Dispatch.State.DEAD
    assert Attempt.objects.filter(outcome="failed").count() == len(waits()) + 1
    assert Attempt.objects.latest("pk").outcome == "given_up"
    assert Entry.objects.filter(event="notices.dead").count() == 1
    assert send_due(now + timedelta(days=9), 100) == 0


def test_a_failing_provider_costs_one_message_its_try_and_not_all(told, people, post, at):
    told_case(people, at, email="otra@correo.mx")
    post.meets = raises(Unreachable("no"))
    send_due(at, 100)
    assert Attempt.objects.count() == 1


def test_a_refused_address_is_not_tried_again(told, post, at):
    post.meets = raises(Undeliverable("550 no existe"))
    assert send_due(at, 100) == 1
    assert told.message.dispatch.state == Dispatch.State.DEAD
    assert Attempt.objects.get().outcome == "refused"


class Killed(BaseException):
    """The worker dies here."""


def test_killed_between_the_answer_and_the_commit_it_is_sent_again_with_the_same_key(told, post, at, monkeypatch):
    module = sys.modules[send_due.__module__]
    monkeypatch.setattr(module, "_settle", lambda *a: (_ for _ in ()).throw(Killed))
    with pytest.raises(Killed):
        send_due(at, 100)
    monkeypatch.undo()
    assert send_due(at + LEASE - timedelta(seconds=30), 100) == 0
    assert send_due(at + LEASE + timedelta(seconds=30), 100) == 1
    assert [p.key for p in post.sent] == [told.message.key] * 2
    assert told.message.dispatch.state == Dispatch.State.SENT


def test_killed_at_each_try_it_ends_among_the_dead(told, post, at):
    post.meets = raises(Killed())
    now = at
    for _ in range(len(waits()) + 1):
        with pytest.raises(Killed):
            send_due(now, 100)
        now += LEASE + timedelta(seconds=5)
    assert send_due(now, 100) == 1
    assert told.message.dispatch.state == Dispatch.State.DEAD
    assert Attempt.objects.get().outcome == "given_up"


def test_who_lost_the_message_to_another_still_says_that_it_was_accepted(told, post, at):
    def slow(parcel):
        post.meets = raises(Unreachable("no"))
        send_due(at + LEASE + timedelta(seconds=1), 100)
        return "250 tarde"

    post.meets = slow
    send_due(at, 100)
    assert told.message.dispatch.state == Dispatch.State.SENT
    assert {a.outcome for a in Attempt.objects.all()} == {"failed", "sent"}
    assert not list(sendings_follow_from_tries())


def test_the_check_tells_a_sending_that_nobody_made(told):
    Dispatch.objects.update(state="sent")
    assert "ningún proveedor lo aceptó" in next(sendings_follow_from_tries())
    Attempt.objects.create(message=told.message, at=told.message.at, outcome="sent", carrier="x", answer="")
    Dispatch.objects.update(state="dead")
    assert "no figura como enviado" in next(sendings_follow_from_tries())


def test_a_channel_without_carrier_does_not_stop_another(people, at):
    told_case(people, at, email="", phone="5512345678")
    sms = Obedient()
    carriers.engage("sms", sms)
    told_case(people, at)
    assert send_due(at, 100) == 1
    assert len(sms.sent) == 1


def test_when_the_clock_goes_back_nothing_waits_for_it_to_come_again(told, post, at):
    assert send_due(at - timedelta(hours=36), 100) == 1
    assert len(post.sent) == 1


def test_when_the_clock_goes_back_a_failed_one_is_tried_after_the_time_of_a_lease(told, post, at):
    post.meets = raises(Unreachable("421 después"))
    send_due(at, 100)
    back = at - timedelta(hours=36)
    assert send_due(back, 100) == 0
    post.meets = lambda parcel: "250 OK"
    assert send_due(back + LEASE - timedelta(seconds=1), 100) == 0
    assert send_due(back + LEASE, 100) == 1
