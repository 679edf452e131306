"""A new decree: previewed first, then moved by somebody who may, with a trace; closed terms keep their dates."""

from datetime import UTC, date, datetime

import pytest
from conftest import NAUCALPAN

from ventanilla.deadlines import followers
from ventanilla.deadlines.actions import apply_calendar_change, meet, start
from ventanilla.deadlines.calendar_change import preview_calendar_change
from ventanilla.deadlines.checks import dates_equal_their_reckoning
from ventanilla.deadlines.models import Deadline, DeadlineMove
from ventanilla.deadlines.refusals import UnableToMove
from ventanilla.journal.actor import CLOCK, INSTALLER, Subject
from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed
from ventanilla.utility.actions.publish_pack import publish_pack, read_folder
from ventanilla.utility.queries import current_pack
from ventanilla.utility.sections import Files

FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)
DECREE = """
[[record]]
from = 2026-12-09
until = 2026-12-10
reason = "Contingencia"
authority = "Cabildo de Naucalpan"
gazette = "Gaceta municipal 41"
"""


def begin(case, term="respuesta"):
    return start(subject=Subject("case", case), term=term, started_at=FRIDAY, by=CLOCK, at=FRIDAY)


def decree(text=DECREE):
    files = dict(read_folder(NAUCALPAN).by_path)
    files["calendar.toml"] += text.encode()
    publish_pack(files=Files(files), by=INSTALLER, at=FRIDAY)


@pytest.fixture
def cases(db):
    running, short, closed = begin("1"), begin("2", "acreditacion"), begin("3")
    meet(subject=closed.subject, group="legal", what="notificación", by=CLOCK, at=FRIDAY)
    return running, short, closed


@pytest.mark.req("B-03")
def test_publishing_a_decree_moves_nothing_by_itself_but_says_so(cases):
    decree()
    assert Deadline.objects.get(pk=cases[0].pk).last_day == date(2026, 12, 11)
    assert Entry.objects.get(event="deadlines.calendar_pending").facts == {"would_move": 1}


def test_the_preview_lists_which_move_from_where_to_where(cases):
    decree()
    (move,) = preview_calendar_change(current_pack())
    assert (move.deadline, move.from_day, move.to_day) == (cases[0], date(2026, 12, 11), date(2026, 12, 15))


@pytest.mark.req("B-03")
def test_applying_moves_the_open_ones_with_a_trace(cases, people):
    decree()
    (trace,) = apply_calendar_change(by=people.diana.actor, at=FRIDAY)
    moved = Deadline.objects.get(pk=cases[0].pk)
    assert (moved.last_day, moved.due_at) == (date(2026, 12, 15), trace.to_due_at)
    assert (trace.from_due_at, trace.by) == (cases[0].due_at, people.diana.name)
    assert Entry.objects.get(event="deadlines.moved").subject_id == "1"
    assert preview_calendar_change(current_pack()) == []
    assert list(dates_equal_their_reckoning()) == []


def test_a_closed_term_keeps_its_date_and_its_calendar(cases, people):
    decree()
    apply_calendar_change(by=people.diana.actor, at=FRIDAY)
    closed = Deadline.objects.get(pk=cases[2].pk)
    assert closed.final_due_at == cases[2].due_at
    assert closed.calendar_revision == cases[2].calendar_revision


def test_applying_twice_moves_once(cases, people):
    decree()
    apply_calendar_change(by=people.diana.actor, at=FRIDAY)
    assert apply_calendar_change(by=people.diana.actor, at=FRIDAY) == []
    assert DeadlineMove.objects.count() == 1


def test_followers_hear_the_move_and_lock_first(cases, people, monkeypatch):
    heard = []
    monkeypatch.setattr(followers, "LOCK_FIRST", [lambda ids: heard.append(sorted(ids))])
    monkeypatch.setattr(followers, "MOVED", [lambda deadline, by, at: heard.append(deadline.pk)])
    decree()
    apply_calendar_change(by=people.diana.actor, at=FRIDAY)
    assert heard == [[cases[0].pk, cases[1].pk], cases[0].pk]


def test_who_may_not_move_terms_is_refused(cases, people):
    with pytest.raises(NotAllowed):
        apply_calendar_change(by=people.ana.actor, at=FRIDAY)


def test_a_calendar_published_after_the_preview_is_refused(cases, people):
    seen = current_pack().revision
    decree()
    with pytest.raises(UnableToMove, match="calendario-cambio"):
        apply_calendar_change(by=people.diana.actor, at=FRIDAY, revision=seen)


def test_the_preview_costs_the_same_for_many(cases, django_assert_max_num_queries):
    for n in range(10, 30):
        begin(str(n))
    decree()
    pack = current_pack()
    preview_calendar_change(pack)
    with django_assert_max_num_queries(5):
        assert len(preview_calendar_change(pack)) == 21
