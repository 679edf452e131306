"""The third party's flow with its dates reckoned by hand on a wall calendar (docs/algorithms/deadlines.md)."""

from datetime import UTC, date, datetime

import pytest
from tests.journeys.story import Story

from ventanilla.cases.receipt import Receipt
from ventanilla.correspondence.models import Delivery
from ventanilla.deadlines.models import Deadline

FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 17, tzinfo=UTC)


def clock(term):
    return Deadline.objects.get(term_code=term)


@pytest.fixture
def notified(people):
    """Filed on Friday 20, letter received on Monday 23, which was written down on Wednesday 25."""
    story = Story(people, FRIDAY)
    story.open(capacity="tercero")
    story.until("p06_recibido")
    story.now = datetime(2026, 11, 25, 16, tzinfo=UTC)
    scan = story.usual("p06_recibido")["receipt"].signature
    receipt = Receipt("personal", "Guadalupe Pérez López", received_at=MONDAY, signature=scan)
    story.do("p06_recibido", "ana", receipt=receipt)
    return story


@pytest.mark.req("B-02", "B-04")
def test_the_days_run_from_the_receipt_and_not_from_its_writing_down(notified):
    assert Delivery.objects.get().delivered_at == MONDAY
    # 24, 25 and 26: until midnight of Thursday 26.
    assert clock("acreditacion").last_day == date(2026, 11, 26)
    assert clock("acreditacion").due_at == datetime(2026, 11, 27, 6, tzinfo=UTC)
    assert clock("respuesta").is_suspended
    assert clock("respuesta").pauses.get().starts_at == MONDAY


@pytest.mark.req("B-02", "B-04")
def test_the_term_of_law_goes_on_where_it_stood(notified):
    notified.now = datetime(2026, 11, 26, 23, tzinfo=UTC)
    notified.do("p06_acreditar", "ana", papers=["acreditacion"])
    assert clock("acreditacion").outcome == "met"
    held = {p.resume for p in [clock("respuesta").term]}
    # Monday 23 to Thursday 26 are held; Friday 27 is the first of fifteen, and Thursday 17 December the last.
    last = {"next_day": date(2026, 12, 17), "same_day": date(2026, 12, 16)}[held.pop()]
    assert clock("respuesta").last_day == last
