"""Meeting a term: in time, late, and what the engine is told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from ventanilla.deadlines import followers
from ventanilla.deadlines.actions import cancel, expire, meet, start
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import is_expired, light, open_list
from ventanilla.deadlines.refusals import AlreadyStopped, UnableToExpire
from ventanilla.journal.actor import CLOCK, Subject
from ventanilla.journal.models import Entry

CASE = Subject("case", "7", "PET-2026-000007")
FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)
DUE = datetime(2026, 12, 12, 6, tzinfo=UTC)


def begin(*terms):
    return [start(subject=CASE, term=t, started_at=FRIDAY, by=CLOCK, at=FRIDAY) for t in terms]


@pytest.mark.req("B-03")
@pytest.mark.parametrize(("before", "outcome"), [(timedelta(seconds=1), "met"), (timedelta(0), "late")])
def test_the_answer_is_in_time_until_24_of_the_last_day(db, before, outcome):
    begin("respuesta")
    (deadline,) = meet(subject=CASE, group="legal", what="notificación", by=CLOCK, at=DUE - before)
    assert (deadline.outcome, deadline.due_at, deadline.final_due_at) == (outcome, None, DUE)


def test_a_reminder_is_done_and_never_late(db):
    begin("aviso_respuesta")
    (reminder,) = meet(subject=CASE, group="legal", what="notificación", by=CLOCK, at=DUE)
    assert reminder.outcome == "done"


def test_meeting_again_stops_nothing(db):
    begin("respuesta")
    meet(subject=CASE, group="legal", what="notificación", by=CLOCK, at=FRIDAY)
    assert meet(subject=CASE, group="legal", what="notificación", by=CLOCK, at=FRIDAY) == []


@pytest.mark.req("B-03")
def test_an_expired_term_waits_for_a_person_and_nothing_is_decided(db):
    deadline, _ = begin("respuesta", "aviso_respuesta")
    assert open_list("vencidos", DUE - timedelta(seconds=1), limit=5)[0] == []
    assert open_list("vencidos", DUE, limit=5)[0] == [deadline]
    assert is_expired(deadline, DUE)
    deadline.refresh_from_db()
    assert deadline.outcome == ""
    assert light(deadline, DUE) == "red"


def test_followers_hear_of_a_stop_in_the_same_transaction(db, monkeypatch):
    heard = []
    monkeypatch.setattr(followers, "MOVED", [lambda deadline, by, at: heard.append((deadline.pk, deadline.outcome))])
    (deadline,) = begin("respuesta")
    meet(subject=CASE, group="legal", what="notificación", by=CLOCK, at=FRIDAY)
    assert heard == [(deadline.pk, "met")]


def test_a_cancelled_term_keeps_when_it_was_due(db):
    (deadline,) = begin("respuesta_area")
    gone = cancel(deadline=deadline, reason="La rama terminó", by=CLOCK, at=FRIDAY)
    assert (gone.outcome, gone.final_due_at) == ("cancelled", deadline.due_at)
    with pytest.raises(AlreadyStopped, match="plazo-terminado"):
        cancel(deadline=deadline, reason="otra vez", by=CLOCK, at=FRIDAY)


def test_each_stop_is_journalled(db):
    begin("respuesta")
    meet(subject=CASE, group="legal", what="notificación", by=CLOCK, at=DUE)
    assert Entry.objects.get(event="deadlines.met_late").facts["outcome"] == "late"
    assert Deadline.objects.get().stopped_by == CLOCK.name


@pytest.mark.req("B-04")
def test_a_term_that_ran_out_by_rule_is_expired_and_red(db):
    (deadline,) = begin("acreditacion")
    gone = expire(deadline=deadline, by=CLOCK, at=deadline.due_at)
    assert (gone.outcome, gone.final_due_at, light(gone, DUE)) == ("expired", deadline.due_at, "red")
    assert Entry.objects.filter(event="deadlines.expired").exists()
    with pytest.raises(AlreadyStopped):
        expire(deadline=deadline, by=CLOCK, at=deadline.due_at)


def test_a_term_that_still_runs_cannot_expire(db):
    (deadline,) = begin("acreditacion")
    with pytest.raises(UnableToExpire, match="plazo-vigente"):
        expire(deadline=deadline, by=CLOCK, at=FRIDAY)


@pytest.mark.req("B-10")
def test_a_stopped_term_cannot_be_edited_even_in_the_database(db):
    (deadline,) = begin("respuesta")
    Deadline.objects.update(folio="PET-2026-000008")
    meet(subject=CASE, group="legal", what="notificación", by=CLOCK, at=FRIDAY)
    with pytest.raises(DatabaseError, match="solo crece"), transaction.atomic():
        Deadline.objects.filter(pk=deadline.pk).update(outcome="met")
