"""What only grows is digested into the chain, so that an edit with the triggers lifted is noticed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from ventanilla.journal.actions import issue_folio
from ventanilla.journal.append_only import protections
from ventanilla.journal.fact_digest import digest_facts, digest_when_due, examine_facts
from ventanilla.journal.tests.force import by_force
from ventanilla.lib.folios import Series

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
HOUR = timedelta(hours=1)
SERIES = Series("trial", "T-{n}")
pytestmark = pytest.mark.req("B-10")


def write(times: int) -> None:
    with transaction.atomic():
        for _ in range(times):
            issue_folio(series=SERIES, day=date(2026, 11, 20), at=AT)


@pytest.fixture
def digested(db) -> None:
    """Three rows digested, two more only seen."""
    write(3)
    digest_facts(at=AT)
    write(2)
    digest_facts(at=AT + HOUR)


def test_rows_left_alone_are_as_written(digested):
    assert list(examine_facts()) == []
    entry = digest_facts(at=AT + 2 * HOUR)
    assert entry
    assert entry.facts["spans"]["journal_issuedfolio"]["upto"] > 0
    assert list(examine_facts()) == []


HARMS = {
    "edited": "UPDATE journal_issuedfolio SET folio = 'X' WHERE folio = 'T-2'",
    "lost": "DELETE FROM journal_issuedfolio WHERE folio = 'T-3'",
    "of the pack": "UPDATE utility_packrevision SET published_at = '2020-01-01 00:00:00+00:00'",
}


@pytest.mark.parametrize("harm", HARMS)
def test_an_edit_with_the_triggers_lifted_is_noticed(digested, harm):
    by_force(HARMS[harm])
    assert "alteró" in next(examine_facts())


def test_no_table_is_digested_whose_rows_may_still_change(digested):
    entry = digest_facts(at=AT + 2 * HOUR)
    assert entry
    assert not {p.table for p in protections() if p.closed_by} & entry.facts["seen"].keys()


def test_it_is_taken_once_an_hour(digested):
    assert digest_when_due(AT + HOUR + timedelta(minutes=59), 1000) == 0
    assert digest_when_due(AT + 2 * HOUR, 1000) == 1
    assert digest_when_due(AT + 2 * HOUR, 1000) == 0


def test_when_the_clock_goes_back_the_hour_begins_again(db):
    write(3)
    digest_facts(at=AT)
    back = AT - 36 * HOUR
    entry = digest_facts(at=back)
    assert entry
    assert entry.facts["spans"] == {}
    assert digest_facts(at=back + HOUR / 2) is None
    later = digest_facts(at=back + HOUR)
    assert later
    assert later.facts["spans"]["journal_issuedfolio"]["upto"] >= 3
    assert list(examine_facts()) == []
