"""A backup taken while eight people work, restored elsewhere, proves itself and holds what was acknowledged."""

import pytest
from django.db import connection

from tests.faults.crowd import Crowd, each_once_and_without_gaps
from tests.faults.office import Office, own_database

pytestmark = pytest.mark.req("B-10")
WHOLE = True
MOST, BACKUPS = 500, 2
"""Petitions by each person at most: they go home when the backups are done."""


@pytest.fixture(scope="module")
def taken(office, visitors, tmp_path_factory):
    """The crowd, and each backup with the folios that had been acknowledged when it began."""
    folder, crowd, backups = tmp_path_factory.mktemp("backups"), Crowd(visitors, MOST), []
    crowd.start()
    for number in range(BACKUPS):
        crowd.wait_for(len(visitors))
        before = set(crowd.acknowledged.values())
        office.told("-m", "ventanilla", "backup", str(folder / f"{number}.tar.gz"))
        backups.append((folder / f"{number}.tar.gz", before, set(crowd.acknowledged.values())))
    crowd.go_home()
    print(f"{[len(after - before) for _, before, after in backups]} petitions while the backups were taken")
    return crowd, backups


def test_people_notice_nothing(office, taken):
    crowd, _ = taken
    assert crowd.turned_away == []
    each_once_and_without_gaps(office, crowd)


@pytest.mark.parametrize("number", range(BACKUPS))
def test_it_is_restored_elsewhere_and_proves_itself(taken, tmp_path, number):
    archive, before, after = taken[1][number]
    assert before < after, "nobody worked while the backup was taken"
    name = f"{connection.settings_dict['NAME']}_restored".removeprefix("test_")
    with own_database(tmp_path, name) as database:
        elsewhere = Office(tmp_path, database, whole=False)
        assert "Todo en orden" in elsewhere.told("-m", "ventanilla", "restore", str(archive))
        folios = [folio for (folio,) in elsewhere.rows("select folio from cases_case order by folio")]
        assert before <= set(folios)
        assert [int(folio.rpartition("-")[2]) for folio in folios] == list(range(1, len(folios) + 1))
