"""The power fails three hundred times under SQLite: what was acknowledged is there, whole, and nothing is half done.

Why it is done so: docs/decisions/0018-power-cut-on-tape.md.
"""

import pickle
import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.faults.office import NAME, Office
from tests.faults.power import Disk

pytestmark = pytest.mark.req("B-10")
CUTS, PETITIONS, EXAMINED = 300, 8, 2


def taped(furnished, folder, synchronous, by="worked_on_tape", times=PETITIONS):
    """What the disk was asked while people worked; the disk before it."""
    shutil.copytree(furnished, folder)
    office = Office(folder, f"sqlite:///{folder / NAME}", whole=False)
    office.told("-m", f"tests.faults.{by}", str(folder / "tape"), str(times), synchronous)
    return pickle.loads((folder / "tape").read_bytes()), (furnished / NAME).read_bytes()  # noqa: S301 - our own


class Promised:
    """What a tape has promised up to a place, and what a database that was found there keeps of it."""

    def __init__(self):
        self.tasks, self.folios, self.states = [], [], []

    def hear(self, notes):
        for note in notes:
            if note[0] == "committed":
                self.states.append(note[1])
            elif note[:2] == ("acknowledged", "task"):
                self.tasks.append(note[2])
            elif note[:2] == ("acknowledged", "petition"):
                self.folios.append(note[2])

    def broken(self, path, coming, shelf):
        """What is wrong with the database at a path; `coming` is what the act under way would have left."""
        try:
            with closing(sqlite3.connect(path)) as found:
                return self._broken(found, coming, shelf)
        except (sqlite3.DatabaseError, AttributeError, ValueError, TypeError) as error:
            return [f"it cannot be read: {type(error).__name__}"]

    def _broken(self, found, coming, shelf):
        def asked(sql):
            return found.execute(sql).fetchall()

        wrong = [] if asked("PRAGMA integrity_check") == [("ok",)] else ["it is not sound"]
        there = dict(asked("select name, seq from sqlite_sequence"))
        if there not in (self.states[-1], coming):
            wrong.append("it holds what no act left")
        folios = [folio for (folio,) in asked("select folio from cases_case order by folio")]
        finished = {number for (number,) in asked("select id from processes_token where finished_at is not null")}
        if set(self.folios) - set(folios) or set(self.tasks) - finished:
            wrong.append("what was acknowledged is lost")
        if [int(folio.rpartition("-")[2]) for folio in folios] != list(range(1, len(folios) + 1)):
            wrong.append(f"folios with gaps: {folios}")
        wrong += self.else_broken(asked)
        lost = [sha for (sha,) in asked("select sha256 from documents_storedfile") if not shelf.holds(sha)]
        return wrong + [f"contents lost: {lost}"] * bool(lost)

    def else_broken(self, asked):
        """What other work finds wrong; `asked` gives the rows of a question."""
        return []


def cut_often(notes, before, folder, times, examine=lambda where, disk: None, promises=Promised):
    """Cut at that many places by chance; how many of the databases found were wrong, and how."""
    chance, disk, promised, at, wrong = random.Random(300), Disk({NAME: before}), promises(), 0, {}
    for number, place in enumerate(sorted(chance.randrange(len(notes) + 1) for _ in range(times))):
        disk.follow(notes[at:place])
        promised.hear(notes[at:place])
        at = place
        if not promised.states:
            continue
        coming = next((note[1] for note in notes[place:] if note[0] == "committed"), None)
        shutil.rmtree(folder, ignore_errors=True)
        disk.cut(folder, chance)
        for one in promised.broken(folder / NAME, coming, disk.shelf):
            wrong.setdefault(one, []).append(number)
        if number % (times // EXAMINED) == times // EXAMINED - 1:
            examine(folder, disk)
    return wrong


def test_of_three_hundred_cuts_none_loses_halves_or_damages_anything(furnished, tmp_path):
    notes, before = taped(furnished, tmp_path / "full", "FULL")

    def examine(found, disk):
        disk.shelf.lay(found / "files")
        office = Office(found, f"sqlite:///{found / NAME}", whole=False)
        assert "Todo en orden" in office.told("-m", "ventanilla", "verify")
        return office

    acts = sum(note[0] == "acknowledged" for note in notes)
    print(f"{acts} acts, {len(notes)} notes, {sum(note[0] == 'sync' for note in notes)} waits")
    assert acts > 10 * PETITIONS
    assert cut_often(notes, before, tmp_path / "found", CUTS, examine) == {}
    found = Disk({NAME: before})
    found.follow(notes)
    found.cut(tmp_path / "last", random.Random(0))
    office = examine(tmp_path / "last", found)
    office.told("-m", "tests.faults.worked_on_tape", str(tmp_path / "tape"), "1", "FULL")
    assert "Todo en orden" in office.told("-m", "ventanilla", "verify"), "people go on where they were"


def test_a_database_that_does_not_wait_for_the_disk_is_caught(furnished, tmp_path):
    """The proof that the test above can fail: with synchronous=OFF most cuts lose what was acknowledged."""
    notes, before = taped(furnished, tmp_path / "off", "OFF")
    wrong = cut_often(notes, before, tmp_path / "found", 40)
    print({what: len(cuts) for what, cuts in wrong.items()})
    assert len({number for cuts in wrong.values() for number in cuts}) > 20, wrong
    assert wrong["what was acknowledged is lost"]
