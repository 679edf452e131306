"""Opening a record with personal data is journalled: once for each person, record and ten minutes."""

from datetime import UTC, datetime, timedelta

import pytest

from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.queries import timeline

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
CASE = Subject("case", "7")
ANA, BETO = Actor("staff", "1", "Ana"), Actor("staff", "2", "Beto")


def look(by=ANA, at=AT, on=CASE, what="case") -> bool:
    return note_opening(subject=on, by=by, at=at, what=what)


@pytest.mark.req("B-10")
def test_it_is_noted_once_in_ten_minutes(db):
    assert [look(), look(at=AT + timedelta(minutes=9)), look(at=AT + timedelta(minutes=11))] == [True, False, True]


@pytest.mark.req("B-10")
def test_each_person_record_and_screen_counts(db):
    assert all([look(), look(by=BETO), look(on=Subject("case", "8")), look(what="expediente_pdf")])


def test_it_stays_out_of_the_timeline_unless_asked_for(db):
    look()
    assert timeline(CASE) == []
    assert [h.actor_name for h in timeline(CASE, with_openings=True)] == ["Ana"]


def test_it_costs_one_question_when_it_was_noted(db, django_assert_num_queries):
    look()
    with django_assert_num_queries(1):
        look()


def test_it_reads_what_happened_to_the_record_not_all_that_the_person_did(db, django_assert_num_queries):
    assert look()
    with django_assert_num_queries(1) as asked:
        assert not look()
    assert 'actor_id" =' not in asked.captured_queries[0]["sql"]
