"""Stamping: a die, a day and the people it happens to this time become rows of every table."""

import hashlib
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ventanilla.cases.actions.open_case import found_by
from ventanilla.correspondence.points import searchable
from ventanilla.lib.folios import Series
from ventanilla.town.bulk import writing
from ventanilla.town.bulk.accounts import Known
from ventanilla.town.bulk.die import Die, Moment
from ventanilla.town.bulk.shifts import Shift

Next = Callable[[Series, str], int]
"""Gives the next number of a series and period."""
_LETTERS = str.maketrans("0189", "wxyz")


@dataclass(frozen=True)
class Copy:
    """Which copy of a die, as of when, on which accounts, and who they are that hold none."""

    die: Die
    turn: int
    shift: Shift
    accounts: list[Known]
    strangers: list[str]


@dataclass
class Sheet:
    """The rows of many copies, by table; the entries to seal, and the words by which petitions are found."""

    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    entries: list[tuple[int, str]] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(map(len, self.rows.values())) + len(self.words)


class Press:
    """Fills the holes of copies. `span` is by how much the ids of each table go on from one copy to the next."""

    def __init__(self, span: Mapping[str, int], zone: ZoneInfo, next_number: Next, chance: random.Random) -> None:
        self.span, self.zone, self.next_number, self.chance = span, zone, next_number, chance

    def stamp(self, copy: Copy, sheet: Sheet) -> None:
        """Add the rows of a copy to a sheet."""
        die, pool = copy.die, copy.die.pool.copy()
        for label, old, slot in die.ids:
            pool[slot] = str(old + copy.turn * self.span[label])
        for moment in die.moments:
            pool[moment.slot] = self._moment(moment, copy.shift)
        for day, slot in die.days:
            pool[slot] = copy.shift.day(day).isoformat()
        self._number(copy, pool)
        self._name(copy, pool)
        for template, slot in die.texts:
            pool[slot] = template.fill(pool)
        for digest in die.digests:
            salt = "" if digest.salt is None else pool[digest.salt]
            pool[digest.slot] = hashlib.sha256((salt + digest.text.fill(pool)).encode()).hexdigest()
        self._lay(die, pool, sheet)

    def _moment(self, moment: Moment, shift: Shift) -> str:
        local = shift.moment(moment.local)
        offset = self.zone.utcoffset(local) or timedelta()
        utc = local - offset
        if moment.form == "cell":
            return writing.moment(utc)
        if moment.form == "digest":
            return utc.replace(tzinfo=UTC).isoformat(timespec="microseconds")
        return _written(local, utc, self.zone, moment.form)

    def _number(self, copy: Copy, pool: list[Any]) -> None:
        for folio in copy.die.folios:
            day = copy.shift.day(folio.day)
            period = folio.series.period(day)
            number = self.next_number(folio.series, period)
            pool[folio.slot], pool[folio.number] = folio.series.write(day, number), str(number)
            pool[folio.period] = period

    def _name(self, copy: Copy, pool: list[Any]) -> None:
        holders, strangers = copy.die.names, iter(copy.strangers)
        names = [next(strangers) if of is None else copy.accounts[of].holder for of in holders]
        for word in copy.die.words:
            if word.kind == "code":
                pool[word.slot] = f"{self.chance.getrandbits(80):020x}".translate(_LETTERS)
            elif word.kind in ("name", "folded"):
                name = names[word.which]
                pool[word.slot] = name if word.kind == "name" else searchable(name)[:220]
            else:
                account = copy.accounts[word.which]
                pool[word.slot] = str(account.pk) if word.kind == "account" else getattr(account, word.kind)

    def _lay(self, die: Die, pool: list[Any], sheet: Sheet) -> None:
        for label, picks in die.rows.items():
            sheet.rows.setdefault(label, []).extend([pick(pool) for pick in picks])
        sheet.entries.extend([(int(pool[entry]), pool[digest]) for entry, digest in die.entries])
        if die.said:
            *texts, case = [pool[slot] for slot in die.said]
            sheet.words.extend((case, word) for word in sorted(found_by(*texts)))


def _written(local: datetime, utc: datetime, zone: ZoneInfo, form: str) -> str:
    """A moment as a text wrote it: separator, precision and zone."""
    separator, precision, where = form.split("|")
    aware = {"bare": local, "local": local.replace(tzinfo=zone)}.get(where, utc.replace(tzinfo=UTC))
    text = aware.isoformat(separator, precision)
    return text.replace("+00:00", "Z") if where == "z" else text
