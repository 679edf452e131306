"""Suspending, resuming and restarting: no date meanwhile, a later one afterwards."""

from datetime import UTC, date, datetime

import pytest

from ventanilla.deadlines import followers
from ventanilla.deadlines.actions import restart, resume, start, suspend
from ventanilla.deadlines.checks import dates_equal_their_reckoning
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import business_days_left, ledger_of
from ventanilla.deadlines.refusals import NothingRunning, UnableToResume, UnableToSuspend
from ventanilla.journal.actor import CLOCK, Subject
from ventanilla.journal.models import Entry

CASE = Subject("case", "7", "PET-2026-000007")
FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)
NEXT_FRIDAY = datetime(2026, 11, 27, 18, tzinfo=UTC)
LATER = datetime(2026, 12, 4, 18, tzinfo=UTC)


@pytest.fixture
def answer(db):
    return start(subject=CASE, term="respuesta", started_at=FRIDAY, by=CLOCK, at=FRIDAY)


def hold(reason="acreditación", at=NEXT_FRIDAY):
    return suspend(subject=CASE, group="legal", reason=reason, document="GAU/2026/00001", by=CLOCK, at=at)


def release(reason="acreditación", at=LATER):
    return resume(subject=CASE, group="legal", reason=reason, by=CLOCK, at=at)


@pytest.mark.req("B-04")
def test_a_suspended_term_has_no_date(answer):
    (held,) = hold()
    assert held.is_suspended
    assert (held.due_at, held.last_day, business_days_left(held, LATER)) == (None, None, None)


@pytest.mark.req("B-04")
def test_resuming_gives_back_the_days_that_were_left(answer):
    hold()
    (held,) = release()
    assert held.last_day == date(2027, 1, 7)
    paused = [d for d in ledger_of(held, LATER).days if d.verdict == "paused"]
    assert (paused[0].on, paused[-1].on, paused[0].document) == (NEXT_FRIDAY.date(), LATER.date(), "GAU/2026/00001")


def test_one_of_two_suspensions_ending_is_not_enough(answer):
    hold()
    hold("peritaje")
    assert release()[0].is_suspended
    assert not release("peritaje")[0].is_suspended


def test_suspending_twice_for_the_same_reason_is_refused(answer):
    hold()
    with pytest.raises(UnableToSuspend, match="ya-suspendido"):
        hold()


def test_an_expired_term_cannot_be_suspended(answer):
    with pytest.raises(NothingRunning, match="nada-que-suspender"):
        hold(at=datetime(2026, 12, 12, 6, tzinfo=UTC))


def test_resuming_what_is_not_suspended_is_refused(answer):
    with pytest.raises(UnableToResume, match="no-suspendido"):
        release()


@pytest.mark.req("B-04")
def test_restarting_counts_the_whole_term_from_that_day(answer):
    hold()
    (again,) = restart(subject=CASE, group="legal", reason="completó", document="OP-2", by=CLOCK, at=LATER)
    fresh = start(subject=Subject("case", "8"), term="respuesta", started_at=LATER, by=CLOCK, at=LATER)
    assert again.due_at == fresh.due_at
    assert [d.verdict for d in ledger_of(again, LATER).days][0] == "dropped"


def test_followers_hear_each_change_of_date(answer, monkeypatch):
    heard = []
    monkeypatch.setattr(followers, "MOVED", [lambda deadline, by, at: heard.append(deadline.due_at)])
    hold()
    (held,) = release()
    assert heard == [None, held.due_at]


def test_the_words_of_a_suspension_are_kept_apart_from_its_facts(answer):
    hold()
    entry = Entry.objects.get(event="deadlines.suspended")
    assert entry.personal.text["document"] == "GAU/2026/00001"
    assert entry.facts == {"group": "legal", "deadlines": [answer.pk]}


def test_verify_finds_a_date_changed_by_hand(answer):
    assert list(dates_equal_their_reckoning()) == []
    Deadline.objects.update(last_day=date(2027, 1, 1))
    assert "PET-2026-000007 dice 2027-01-01" in next(iter(dates_equal_their_reckoning()))
