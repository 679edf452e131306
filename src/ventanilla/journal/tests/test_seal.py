"""Entries are sealed once, in a chain in which any change by force is noticed."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from ventanilla.journal.actions import close_day, record, seal_entries
from ventanilla.journal.actions.seal import seal_when_due
from ventanilla.journal.actor import CLOCK, Subject
from ventanilla.journal.chain import examine_chain, examine_entries, examine_unsealed
from ventanilla.journal.models import Entry, Seal, SealMember
from ventanilla.journal.tests.force import by_force

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


def write(number: int, **more) -> Entry:
    return record(event="utility.pack_published", by=CLOCK, at=AT, on=Subject("case", str(number)), **more)


@pytest.fixture
def chain(db) -> list[Seal]:
    """Three links of two entries each."""
    links = [seal_entries(at=AT, limit=1000)]
    for n in range(3):
        write(n, personal={"name": "Lupe"})
        write(n, facts={1: "uno", "n": n})
        links.append(seal_entries(at=AT, limit=1000))
    return [seal for seal in links if seal]


@pytest.mark.req("B-10")
def test_a_chain_left_alone_is_whole(chain):
    assert [*examine_chain(), *examine_entries(), *examine_unsealed()] == []
    assert SealMember.objects.count() == Entry.objects.count()


def test_nothing_new_makes_no_seal(chain):
    assert seal_entries(at=AT, limit=1000) is None


def test_an_entry_that_commits_after_a_later_one_is_still_sealed(chain):
    late = write(7)
    by_force(f"UPDATE journal_entry SET id = 0 WHERE id = {late.pk}")
    seal = seal_entries(at=AT, limit=1000)
    assert seal
    assert SealMember.objects.get(seal=seal).entry_id == 0


HARMS = {
    "altered": "UPDATE journal_entry SET actor_name = 'otro' WHERE id = (SELECT max(id) FROM journal_entry)",
    "lost": "DELETE FROM journal_sealmember WHERE entry_id = (SELECT max(entry_id) FROM journal_sealmember)",
    "link": "UPDATE journal_seal SET previous = 'x' WHERE number = 2",
    "moment": "UPDATE journal_seal SET at = '2026-01-01 00:00:00' WHERE number = 2",
    "text": "UPDATE journal_personaltext SET text = '{}'",
    "blanked": "UPDATE journal_personaltext SET text = NULL",
}


@pytest.mark.req("B-10")
@pytest.mark.parametrize("harm", HARMS)
def test_a_change_by_force_is_noticed(chain, harm):
    by_force(HARMS[harm])
    assert [*examine_chain(), *examine_entries()]


@pytest.mark.req("B-10")
def test_a_rebuilt_chain_is_noticed_with_the_remembered_head(chain):
    remembered = chain[-1].digest
    assert list(examine_chain(remembered)) == []
    by_force("DELETE FROM journal_sealmember", "DELETE FROM journal_seal")
    seal_entries(at=AT, limit=1000)
    assert list(examine_chain()) == []
    assert "reconstruyó" in next(examine_chain(remembered))


def test_seals_are_a_minute_apart_unless_much_is_waiting(chain):
    write(8)
    assert seal_when_due(AT + timedelta(seconds=30), 1000) == 0
    assert seal_when_due(AT + timedelta(seconds=60), 1000) == 1


def test_when_the_clock_goes_back_sealing_does_not_wait_for_it_to_come_again(chain):
    write(8)
    back = AT - timedelta(hours=36)
    assert seal_when_due(back, 1000) == 1
    write(9)
    assert seal_when_due(back + timedelta(seconds=30), 1000) == 0
    assert seal_when_due(back + timedelta(seconds=60), 1000) == 1
    assert not [*examine_chain(), *examine_unsealed()]


def test_a_day_is_closed_once_even_when_empty(chain):
    write(9)
    seal = close_day(day=date(2026, 11, 20), at=AT, limit=1000)
    assert seal
    assert seal.members == 0
    assert close_day(day=date(2026, 11, 20), at=AT, limit=1000) is None
    assert list(examine_unsealed()) == []


def test_what_two_closings_left_out_is_told(chain):
    for day in (20, 21):
        write(day)
        seal_entries(at=AT, limit=1000, closes_on=date(2026, 11, day))
    forgotten = write(9)
    by_force(f"UPDATE journal_entry SET id = -1 WHERE id = {forgotten.pk}")
    assert "1 asientos" in next(examine_unsealed())


@pytest.mark.django_db(transaction=True)
def test_two_workers_seal_each_entry_once():
    for n in range(20):
        write(n)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(30):
                seal_entries(at=AT, limit=3)
        except BaseException as error:  # noqa: BLE001
            failures.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    assert [*examine_chain(), *examine_unsealed()] == []
    assert SealMember.objects.count() == Entry.objects.count()
