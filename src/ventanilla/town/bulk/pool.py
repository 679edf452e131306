"""The pool of a die while it is made: each piece is asked for by what it is, and stands in it once."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ventanilla.correspondence.points import searchable
from ventanilla.lib.folios import Series
from ventanilla.town.bulk import writing
from ventanilla.town.bulk.accounts import Known
from ventanilla.town.bulk.die import Die, Folio, Moment, Unknown, Word
from ventanilla.town.bulk.template import Reader, Template, picker, pieces


class Pieces:
    """Gives the number of a piece, and lists in the die how each copy fills it."""

    def __init__(self, die: Die, zone: ZoneInfo, numbered: dict[str, set[Any]]) -> None:
        self.die, self.zone, self.numbered = die, zone, numbered
        self.slots: dict[Any, int] = {}
        self.words: dict[str, int] = {}
        self.reader = Reader((), self.words.__getitem__, self.day_in_text)

    def _slot(self, key: Any, first: Any = None, listed: Callable[[int], None] | None = None) -> int:
        if key not in self.slots:
            self.slots[key] = len(self.die.pool)
            self.die.pool.append(first)
            if listed:
                listed(self.slots[key])
        return self.slots[key]

    def constant(self, text: str | None) -> int:
        """A cell that is the same in every copy."""
        return self._slot(("cell", text), writing.nothing() if text is None else writing.cell(text))

    def raw(self, text: str) -> int:
        return self._slot(("raw", text), text)

    def id_of(self, label: str, old: Any) -> int:
        """The id of the copy of a row of this unit."""
        if old not in self.numbered.get(label, ()):
            raise Unknown(f"{label} {old}")
        return self._slot(("id", label, old), None, lambda slot: self.die.ids.append((label, old, slot)))

    def account(self, old: int) -> int:
        """The id of the account of the copy."""
        which = self.die.accounts.index(old)
        return self._slot(("account", old), None, lambda slot: self._word("account", which, slot))

    def _word(self, kind: str, which: int, slot: int) -> None:
        self.die.words.append(Word(kind, which, slot))

    def moment(self, at: datetime, form: str = "cell") -> int:
        local = at.astimezone(self.zone).replace(tzinfo=None)
        listed: Callable[[int], None] = lambda slot: self.die.moments.append(Moment(local, form, slot))  # noqa: E731
        return self._slot(("moment", at, form), None, listed)

    def never(self, at: datetime) -> int:
        """A moment that only says that there is none."""
        return self.constant(writing.moment(at.astimezone(UTC).replace(tzinfo=None)))

    def day(self, day: date) -> int:
        return self._slot(("day", day), None, lambda slot: self.die.days.append((day, slot)))

    def day_in_text(self, found: re.Match[str]) -> int:
        """A day, or a moment, as a text writes it: its form is its separator, precision and zone."""
        text = found[0]
        try:
            if not found["sep"]:
                return self.day(date.fromisoformat(text))
            at = datetime.fromisoformat(text)
        except ValueError:
            return self.raw(text)
        precision = "microseconds" if found["fraction"] else "seconds" if found["sec"] else "minutes"
        if at.tzinfo is None:
            return self.moment(at.replace(tzinfo=self.zone), f"{found['sep']}|{precision}|bare")
        where = "z" if found["zone"] == "Z" else "local" if at.utcoffset() else "utc"
        return self.moment(at, f"{found['sep']}|{precision}|{where}")

    def template(self, marked: str, *, cells: bool, sorts: bool = False) -> Template | None:
        """A text with marks as a template; None when it has no hole."""
        parts = pieces(marked)
        if not any(isinstance(part, int) for part in parts):
            return None
        shown = writing.cell if cells else str
        return Template(picker([p if isinstance(p, int) else self.raw(shown(p)) for p in parts]), sorts)

    def text(self, marked: str, *, sorts: bool = False) -> int:
        """A cell whose text has holes."""
        made = self.template(marked, cells=True, sorts=sorts)
        if made is None:
            return self.constant(marked)
        return self._slot(("text", marked), None, lambda slot: self.die.texts.append((made, slot)))

    def hole(self, key: str) -> int:
        """A hole that somebody else fills."""
        return self._slot(("hole", key))

    def whole(self, text: str) -> Template:
        """A text without holes, as a template."""
        return Template(picker([self.raw(text)]))

    def code(self, old: str) -> int:
        """Something that must be unique."""
        return self._slot(("code", old), None, lambda slot: self._word("code", 0, slot))

    def learn_folio(self, series: Series, day: date, old: str, number: int) -> None:
        """A folio of the unit: the copy's is the next one of its series."""
        if series.write(day, number) != old:
            raise Unknown(old)
        slots = [self._slot((kind, old)) for kind in ("folio", "number", "period")]
        self.die.folios.append(Folio(series, day, *slots))
        self.words[old] = slots[0]

    def learn_code(self, old: str) -> None:
        """A key or a code of the unit."""
        self.words.setdefault(old, self.code(old))

    def learn_account(self, old: int, known: Known) -> None:
        """An account the unit is about: its number, its address and its holder are those of the copy's."""
        which = len(self.die.accounts)
        self.die.accounts.append(old)
        self.learn_name(known.holder, which)
        for kind, text in (("number", known.number), ("address", known.address)):
            if text and text not in self.words:
                self.words[text] = self._slot((kind, old), None, lambda slot, k=kind: self._word(k, which, slot))  # type: ignore[misc]

    def learn_name(self, name: str, account: int | None = None) -> None:
        """Somebody's name: the holder's of the copy's account, or somebody else's."""
        if not name or name in self.words:
            return
        which = len(self.die.names)
        self.die.names.append(account)
        for kind, text in (("name", name), ("folded", searchable(name)[:220])):
            if text not in self.words:
                self.words[text] = self._slot((kind, name), None, lambda slot, k=kind: self._word(k, which, slot))  # type: ignore[misc]

    def read_words(self) -> None:
        """From now on the reader knows every word that was learnt."""
        self.reader = Reader(self.words, self.words.__getitem__, self.day_in_text)
