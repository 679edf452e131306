"""Extending: only before expiry, with a document, within the limit."""

from datetime import UTC, date, datetime

import pytest

from ventanilla.deadlines.actions import cancel, extend, start
from ventanilla.deadlines.refusals import AlreadyStopped, UnableToExtend
from ventanilla.journal.actor import CLOCK, Subject
from ventanilla.staff.permissions import NotAllowed

CASE = Subject("case", "7")
FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.fixture
def answer(db):
    deadline = start(subject=CASE, term="respuesta", started_at=FRIDAY, by=CLOCK, at=FRIDAY)
    deadline.rule["extension_limit"] = 5
    deadline.save()
    return deadline


def more(deadline, amount=5, document="DC/9", at=FRIDAY):
    return extend(deadline=deadline, amount=amount, reason="Peritaje", document=document, by=CLOCK, at=at)


def test_the_date_moves_by_the_days_granted(answer):
    assert more(answer).last_day == date(2026, 12, 18)


def test_together_they_may_not_pass_the_limit(answer):
    more(answer, 3)
    with pytest.raises(UnableToExtend, match="prorroga-excesiva"):
        more(answer, 3, "DC/10")


def test_a_term_without_a_limit_admits_none(db):
    deadline = start(subject=CASE, term="acreditacion", started_at=FRIDAY, by=CLOCK, at=FRIDAY)
    with pytest.raises(UnableToExtend, match="no admite más prórroga"):
        more(deadline, 1)


def test_after_expiry_it_is_too_late(answer):
    with pytest.raises(UnableToExtend, match="plazo-vencido"):
        more(answer, at=answer.due_at)


def test_without_a_document_it_is_refused(answer):
    with pytest.raises(UnableToExtend, match="prorroga-incompleta"):
        more(answer, document="")


def test_a_stopped_term_cannot_be_extended(answer):
    cancel(deadline=answer, reason="fin", by=CLOCK, at=FRIDAY)
    with pytest.raises(AlreadyStopped):
        more(answer)


def test_the_same_asked_again_is_granted_once(answer):
    more(answer, 3)
    assert more(answer, 3).last_day == date(2026, 12, 16)
    assert answer.extensions.count() == 1


def test_whose_post_does_not_say_so_grants_nothing(answer, people):
    with pytest.raises(NotAllowed):
        extend(deadline=answer, amount=1, reason="Peritaje", document="DC/9", by=people.ana.actor, at=FRIDAY)
