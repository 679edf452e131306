"""What `bin/bench` measures are whole acts of a town, and it touches nobody else's data."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from benchmarks.ground import NotATown, read_ground
from benchmarks.limits import bare_table, database_limits, promise
from benchmarks.measuring import repeat
from benchmarks.operations import AIMS, OPERATIONS
from benchmarks.place import Place
from benchmarks.statements import statements_of

from ventanilla.cases.models import Case, FollowUp
from ventanilla.journal.actor import INSTALLER
from ventanilla.town.life import Town
from ventanilla.town.padron import settle
from ventanilla.town.people import hire_town


def a_town():
    opened = datetime(2026, 10, 5, 14, tzinfo=UTC)
    people = hire_town(seed=5, since=date(2026, 10, 1), by=INSTALLER, at=opened)
    accounts = settle(seed=5, accounts=12, by=INSTALLER, at=opened, told=lambda n: None)
    Town(5, people, accounts, lambda day, cases: None).live(
        first=date(2026, 10, 5), until=datetime(2026, 10, 14, 17, tzinfo=UTC), arrivals=4
    )


def test_every_operation_does_what_it_says_and_its_statements_are_counted(db):
    a_town()
    ground, cases, notes = read_ground(), Case.objects.count(), FollowUp.objects.count()
    counted = {name: statements_of(name, ground) for name in OPERATIONS}
    assert counted.keys() == AIMS.keys()
    assert all(2 < asked < 200 for asked in counted.values())
    assert Case.objects.count() == cases + 6  # once to warm and five times counted
    assert FollowUp.objects.count() > notes


def test_where_nobody_made_a_town_nothing_is_measured(db):
    with pytest.raises(NotATown):
        read_ground()


def test_the_limits_of_the_machine_leave_nothing_behind(db):
    from django.db import connection

    found = database_limits()
    assert found["insert"] > 0 < found["read"]
    with bare_table() as cookies:
        assert len(cookies["csrftoken"]) == 32
    assert not [table for table in connection.introspection.table_names() if table.startswith("bench_")]
    assert "SQL" in promise()


def test_every_client_works_until_the_time_is_over():
    found = repeat(3, lambda: None, lambda client: sum(range(1000)), 0.2)
    assert found["times"] > 30
    assert 0 < found["p50"] <= found["p95"]


def test_what_goes_wrong_in_a_client_is_told():
    def wrong(client):
        raise LookupError("no such page")

    with pytest.raises(LookupError, match="no such page"):
        repeat(2, lambda: None, wrong, 0.2)


def test_a_place_is_made_when_its_database_is_too(tmp_path: Path):
    place = Place(tmp_path / "sqlite-50")
    assert not place.is_made
    place.clear()
    (place.folder / "made").touch()
    assert place.is_made
    assert place.around["DATABASE_URL"] == f"sqlite:///{tmp_path}/sqlite-50/ventanilla.sqlite3"
    other = Place(tmp_path / "sqlite-90")
    other.copy(place)
    assert not other.is_made
    assert Place(tmp_path / "postgresql-90", "postgresql://there", "own").name == "own_bench_90"
