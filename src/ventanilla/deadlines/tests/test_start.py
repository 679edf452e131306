"""Starting a term: its date, its frozen rule, its entry in the journal."""

from datetime import UTC, date, datetime

import pytest

from ventanilla.deadlines.actions import start, suspend
from ventanilla.deadlines.points import Term, UnknownTerm
from ventanilla.journal.actor import Subject
from ventanilla.journal.models import Entry

CASE = Subject("case", "7", "PET-2026-000007")
FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.mark.req("B-03")
def test_the_answer_is_due_fifteen_business_days_later_at_24(people):
    deadline = start(subject=CASE, term="respuesta", started_at=FRIDAY, by=people.ana.actor, at=FRIDAY)
    assert deadline.last_day == date(2026, 12, 11)
    assert deadline.due_at == datetime(2026, 12, 12, 6, tzinfo=UTC)


def test_the_rule_is_frozen_with_the_deadline(people):
    deadline = start(subject=CASE, term="respuesta", started_at=FRIDAY, by=people.ana.actor, at=FRIDAY)
    deadline.refresh_from_db()
    assert deadline.term == Term.from_rule(deadline.rule)
    assert (deadline.term.amount, deadline.term.unit) == (15, "business_days")


def test_starting_is_journalled(people):
    start(subject=CASE, term="acreditacion", started_at=FRIDAY, by=people.ana.actor, at=FRIDAY)
    entry = Entry.objects.get(event="deadlines.started")
    assert (entry.folio, entry.facts["term"]) == (CASE.folio, "acreditacion")


def test_a_term_the_pack_does_not_have_is_refused(people):
    with pytest.raises(UnknownTerm, match="plazo-desconocido"):
        start(subject=CASE, term="nada", started_at=FRIDAY, by=people.ana.actor, at=FRIDAY)


@pytest.mark.req("B-04")
def test_a_term_started_while_its_group_is_suspended_waits_too(people):
    who = people.ana.actor
    start(subject=CASE, term="respuesta", started_at=FRIDAY, by=who, at=FRIDAY)
    suspend(subject=CASE, group="legal", reason="acreditación", document="GAU/2026/00001", by=who, at=FRIDAY)
    late = start(subject=CASE, term="aviso_respuesta", started_at=FRIDAY, by=who, at=FRIDAY)
    assert late.is_suspended


def test_the_daily_review_is_due_at_nine_of_the_next_business_day(people):
    deadline = start(subject=CASE, term="revision_diaria", started_at=FRIDAY, by=people.ana.actor, at=FRIDAY)
    assert deadline.due_at == datetime(2026, 11, 23, 15, tzinfo=UTC)
