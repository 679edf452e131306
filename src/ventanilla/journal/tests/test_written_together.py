"""What is recorded in one part of an act is written by one statement, in order, and none of it when that fails."""

from datetime import UTC, datetime

import pytest

from ventanilla.journal.actions import record, written_together
from ventanilla.journal.actor import INSTALLER, Subject
from ventanilla.journal.models import Entry, PersonalText

pytestmark = pytest.mark.req("B-10")
AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


def told(number, **personal):
    given = {"by": INSTALLER, "at": AT, "on": Subject("thing", str(number)), "personal": personal}
    return record(event="journal.opened_record", facts={"what": number}, **given)


def numbers():
    return [e.facts["what"] for e in Entry.objects.filter(subject_kind="thing").order_by("pk")]


def test_in_order_and_at_once(db, django_assert_num_queries):
    with django_assert_num_queries(1), written_together(), written_together():
        made = [told(n) for n in range(3)]
    assert numbers() == [0, 1, 2]
    assert [e.pk for e in made] == sorted(e.pk for e in Entry.objects.filter(subject_kind="thing"))
    assert made[0].digest == Entry.objects.get(pk=made[0].pk).digest


def test_a_text_comes_after_what_waited_and_knows_its_entry(db):
    with written_together():
        told(1)
        with_text = told(2, name="Zoé")
        assert numbers() == [1, 2]
        told(3)
    assert numbers() == [1, 2, 3]
    assert PersonalText.objects.get().entry_id == with_text.pk


def test_what_fails_writes_none_of_it_and_the_next_is_written_by_itself(db):
    with pytest.raises(ZeroDivisionError), written_together():
        told(1)
        raise ZeroDivisionError
    assert numbers() == []
    told(2)
    assert numbers() == [2]
