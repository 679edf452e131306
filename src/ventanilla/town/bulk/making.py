"""Making a die: every column of every row of a unit is a constant, or one of the holes that each copy fills."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Field, JSONField

from ventanilla.journal.actions.record import canonical
from ventanilla.lib.folios import Series
from ventanilla.register.models import Account
from ventanilla.town.bulk.accounts import Known
from ventanilla.town.bulk.die import Die, Digest, Unknown
from ventanilla.town.bulk.pool import Pieces
from ventanilla.town.bulk.registry import (
    AS_THEY_ARE,
    COPIED,
    FACT_IDS,
    FACT_NUMBERS,
    SUBJECTS,
    kept_fields,
    model_of,
    target,
)
from ventanilla.town.bulk.shifts import is_far
from ventanilla.town.bulk.template import number_hole, picker, text_hole
from ventanilla.town.bulk.units import Unit

NAMED = {"cases.Case": "petitioner", "reception.Visit": "name", "correspondence.IncomingLetter": "sender"}
"""Where the people of a unit are named."""
Values = dict[str, Any]


@dataclass(frozen=True)
class Ground:
    """What making needs to know of the utility: its clock, its series of folios, and the accounts of the units."""

    zone: ZoneInfo
    series: Mapping[str, Series]
    accounts: Mapping[int, Known]


def make(unit: Unit, ground: Ground) -> Die:
    """The die of a unit. Errors: Unknown, when it cannot be told apart from an id what a number is."""
    return _Making(unit, ground).die


class _Making:
    def __init__(self, unit: Unit, ground: Ground) -> None:
        self.unit, self.die, self.sorts = unit, Die(), False
        numbered = {label: {row[0] for row in rows} for label, rows in unit.rows.items()}
        self.pieces = Pieces(self.die, ground.zone, numbered)
        self._learn(ground)
        for label in unit.rows:
            if label not in ("journal.Entry", "journal.PersonalText"):
                fields = kept_fields(model_of(label))
                self.die.rows[label] = [
                    picker([self._cell(label, f, row) for f in fields]) for row in unit.values(label)
                ]
        self._enter_journal()
        for case in unit.values("cases.Case"):
            self.die.said = self._said(case)

    def _learn(self, ground: Ground) -> None:
        """The words that each copy has of its own: folios, accounts, people, keys and codes."""
        for issued in self.unit.values("journal.IssuedFolio"):
            series = ground.series[issued["series"]]
            local = issued["at"].astimezone(ground.zone).date()
            day = date.fromisoformat(issued["period"]) if series.daily else local
            self.pieces.learn_folio(series, day, issued["folio"], issued["number"])
        for label in self.unit.rows:
            for name in (f.attname for f in kept_fields(model_of(label)) if target(f) == Account._meta.label):
                for pk in {row[name] for row in self.unit.values(label)} - {None, *self.die.accounts}:
                    self.pieces.learn_account(pk, ground.accounts[pk])
        for label, column in NAMED.items():
            for row in self.unit.values(label):
                self.pieces.learn_name(row[column])
        for label in self.unit.rows:
            single = [f.attname for f in kept_fields(model_of(label)) if f.unique and not f.is_relation]
            for row in self.unit.values(label):
                for name in single:
                    if isinstance(row[name], str) and row[name] not in self.pieces.words:
                        self.pieces.learn_code(row[name])
        self.pieces.read_words()

    def _cell(self, label: str, field: Field, row: Values) -> int:  # type: ignore[type-arg]
        value, name = row[field.attname], field.attname
        if value is None:
            return self.pieces.constant(None)
        if label == "journal.IssuedFolio" and name in ("number", "period"):
            return self.pieces.slots[name, row["folio"]]
        if label == "reception.Visit" and name == "number":
            return self.pieces.slots[name, f"{row['day'].isoformat()}/{value}"]
        if field.primary_key and not field.is_relation:
            return self.pieces.id_of(label, value)
        if field.is_relation:
            return self._reference(target(field), value)
        if name == "subject_id":
            return self._subject(row)
        return self._value(field, value)

    def _reference(self, label: str, value: Any) -> int:
        if label in COPIED:
            return self.pieces.id_of(label, value)
        return self.pieces.account(value) if label == Account._meta.label else self.pieces.constant(str(value))

    def _subject(self, row: Values) -> int:
        kind, pk = row["subject_kind"], row["subject_id"]
        return self.pieces.id_of(SUBJECTS[kind], int(pk)) if kind in SUBJECTS else self.pieces.constant(pk)

    def _value(self, field: Field, value: Any) -> int:  # type: ignore[type-arg]
        if isinstance(value, datetime):
            return self.pieces.never(value) if is_far(value) else self.pieces.moment(value)
        if isinstance(value, date):
            return self.pieces.day(value)
        if isinstance(field, JSONField):
            marked = value if field.attname in AS_THEY_ARE else self._marked(value)
            return self.pieces.text(json.dumps(marked, ensure_ascii=False))
        if isinstance(value, str):
            return self.pieces.text(value if field.attname in AS_THEY_ARE else self.pieces.reader.marked(value))
        return self.pieces.constant(str(int(value)))

    def _marked(self, value: Any, key: str = "", facts: bool = False) -> Any:
        """A JSON value with marks in place of what every copy has of its own."""
        if isinstance(value, dict):
            return self._marked_keys(value, facts)
        if isinstance(value, list):
            return [self._marked(each, key, facts) for each in value]
        if isinstance(value, str):
            return self.pieces.reader.marked(value)
        if facts and isinstance(value, int) and not isinstance(value, bool):
            if key in FACT_IDS:
                return number_hole(self.pieces.id_of(FACT_IDS[key], value))
            if key not in FACT_NUMBERS:
                raise Unknown(key)
        return value

    def _marked_keys(self, value: dict[str, Any], facts: bool) -> dict[str, Any]:
        """A dictionary; in facts one whose keys are numbers is told by deadline, and `kind` with `id` is a subject."""
        marked = {key: self._marked(each, key, facts) for key, each in value.items()}
        if facts and value.get("kind") in SUBJECTS and "id" in value:
            marked["id"] = text_hole(self.pieces.id_of(SUBJECTS[value["kind"]], int(value["id"])))
        if not facts or not value or not all(key.isdigit() for key in value):
            return marked
        self.sorts = True
        return {text_hole(self.pieces.id_of("deadlines.Deadline", int(k))): each for k, each in marked.items()}

    def _enter_journal(self) -> None:
        """The entries, with the digests of what each copy's say, and their personal texts."""
        fields = {label: kept_fields(model_of(label)) for label in ("journal.Entry", "journal.PersonalText")}
        texts = {row["entry_id"]: row for row in self.unit.values("journal.PersonalText")}
        for entry in self.unit.values("journal.Entry"):
            own: dict[str, int] = {"text_digest": self.pieces.constant("")}
            if entry["id"] in texts:
                text = texts[entry["id"]]
                own = self._personal(entry["id"], text)
                self._lay("journal.PersonalText", fields["journal.PersonalText"], text, own)
            elif entry["text_digest"]:
                raise Unknown(f"{entry['event']}: text")
            own |= self._digested(entry, own["text_digest"])
            self._lay("journal.Entry", fields["journal.Entry"], entry, own)
            self.die.entries.append((self.pieces.id_of("journal.Entry", entry["id"]), own["digest"]))

    def _lay(self, label: str, fields: list[Any], row: Values, own: dict[str, int]) -> None:
        cells = [own[f.attname] if f.attname in own else self._cell(label, f, row) for f in fields]
        self.die.rows.setdefault(label, []).append(picker(cells))

    def _personal(self, entry: int, row: Values) -> dict[str, int]:
        if row["text"] is None:
            raise Unknown("a text that was erased")
        marked = canonical(self._marked(row["text"])).decode()
        salt = self.pieces.code(f"salt {entry}")
        return {
            "salt": salt,
            "text": self.pieces.text(marked),
            "text_digest": self._digest(f"text {entry}", marked, False, salt),
        }

    def _digested(self, entry: Values, text_digest: int) -> dict[str, int]:
        """The facts and the digest of an entry, as `journal.actions.record.digest_of` reckons it."""
        self.sorts = False
        facts = self._marked(entry["facts"], facts=True)
        subject = self._subject(entry)
        known = entry["subject_kind"] in SUBJECTS
        said = [entry["event"], text_hole(self.pieces.moment(entry["at"], "digest"))]
        said += [entry["actor_kind"], entry["actor_id"], entry["actor_name"], entry["subject_kind"]]
        said += [text_hole(subject) if known else entry["subject_id"], self.pieces.reader.marked(entry["folio"])]
        said += [facts, text_hole(text_digest)]
        return {
            "facts": self.pieces.text(canonical(facts).decode(), sorts=self.sorts),
            "digest": self._digest(f"entry {entry['id']}", canonical(said).decode(), self.sorts),
        }

    def _digest(self, key: str, marked: str, sorts: bool, salt: int | None = None) -> int:
        made = self.pieces.template(marked, cells=False, sorts=sorts)
        slot = self.pieces.hole(key)
        self.die.digests.append(Digest(made or self.pieces.whole(marked), slot, salt))
        return slot

    def _said(self, case: Values) -> tuple[int, ...]:
        """Where the words stand by which a petition is found."""
        state = next(self.unit.values("cases.CaseState"))
        words = [self.pieces.reader.marked(case[column]) for column in ("folio", "petitioner", "summary")]
        number = self.pieces.slots.get(("number", state["account_id"]), self.pieces.constant(""))
        return (*(self.pieces.text(marked) for marked in words), number, self.pieces.id_of("cases.Case", case["id"]))
