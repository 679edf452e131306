"""How `calendar.toml` and `terms.toml` are read and checked: what may be wrong is said with file and line."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any, Final

from ventanilla.deadlines.points import Calendar, Record, Term, Terms
from ventanilla.deadlines.points.calendar import KINDS, SCOPES
from ventanilla.deadlines.points.term import RECEPTIONS, RESUMES, ROLLS, STARTS, UNITS
from ventanilla.lib.validity import overlap
from ventanilla.utility.sections import SECTIONS, Fault, Files, PackRefused, PackView, Section, register

CALENDAR: Final = "calendar.toml"
TERMS: Final = "terms.toml"
WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CHOICES: Final[dict[str, Iterable[str]]] = {
    "unit": UNITS,
    "start": STARTS,
    "roll": ROLLS,
    "reception": RECEPTIONS,
    "resume": RESUMES,
}


def _line(files: Files, path: str, table: str, index: int, key: str = "") -> int:
    """The line of the n-th [[table]], or of `key` inside it."""
    lines = files.text(path).splitlines()
    heads = [n for n, text in enumerate(lines, 1) if text.strip() == f"[[{table}]]"]
    start = heads[index]
    end = heads[index + 1] if index + 1 < len(heads) else len(lines) + 1
    for number in range(start, end):
        if key and lines[number - 1].split("=")[0].strip() == key:
            return number
    return start


def _refuse(files: Files, path: str, table: str, index: int, key: str, sentence: str) -> PackRefused:
    return PackRefused([Fault(path, _line(files, path, table, index, key), sentence)])


def _known(files: Files, path: str, table: str, index: int, row: dict[str, Any], allowed: Iterable[str]) -> None:
    for key in row:
        if key not in allowed:
            raise _refuse(files, path, table, index, key, f"El dato «{key}» no existe; revise cómo está escrito.")


def _day(files: Files, path: str, table: str, index: int, row: dict[str, Any], key: str) -> date:
    if key not in row:
        raise _refuse(files, path, table, index, "", f"Falta el dato «{key}».")
    day = row[key]
    if type(day) is not date:
        raise _refuse(files, path, table, index, key, f"«{key}» debe ser una fecha, como 2026-12-21 (sin comillas).")
    return day


def read_calendar(files: Files) -> Calendar:
    """The calendar in `calendar.toml`, with the country, zone and hours of `pack.toml`."""
    table, utility = files.toml(CALENDAR), SECTIONS["utility"].read(files)
    weekend = table.get("weekend")
    if weekend is not None and (not set(weekend) <= set(WEEK) or set(weekend) == set(WEEK)):
        line = files.line(CALENDAR, "weekend")
        raise PackRefused([Fault(CALENDAR, line, f"«weekend» nombra días en inglés: {', '.join(WEEK)}; no todos.")])
    return Calendar(
        country=utility.country,
        zone=utility.zone,
        records=tuple(_record(files, n, row) for n, row in enumerate(table.get("record", []))),
        weekend=None if weekend is None else frozenset(WEEK.index(day) for day in weekend),
        statutory=table.get("statutory", True),
        opens=utility.opens,
        closes=utility.closes,
        covers_until=table.get("covers_until"),
        legal_basis=table.get("legal_basis", ""),
    )


def _record(files: Files, index: int, row: dict[str, Any]) -> Record:
    allowed = ("kind", "on", "from", "until", "reason", "authority", "gazette", "scope", "assumed")
    _known(files, CALENDAR, "record", index, row, allowed)
    for key in ("reason", "authority"):
        if not row.get(key):
            raise _refuse(files, CALENDAR, "record", index, "", f"Falta el dato «{key}».")
    for key, choices in (("kind", KINDS), ("scope", SCOPES)):
        if row.get(key, choices[0]) not in choices:
            sentence = f"«{key}» solo puede ser: {', '.join(choices)}."
            raise _refuse(files, CALENDAR, "record", index, key, sentence)
    first = _day(files, CALENDAR, "record", index, row, "on" if "on" in row else "from")
    last = first if "on" in row else _day(files, CALENDAR, "record", index, row, "until")
    if last < first:
        raise _refuse(files, CALENDAR, "record", index, "until", "El periodo termina antes de empezar.")
    if not row.get("gazette") and not row.get("assumed"):
        sentence = "Falta la gaceta que lo publicó («gazette»), o la marca «assumed = true» mientras no se conozca."
        raise _refuse(files, CALENDAR, "record", index, "", sentence)
    return Record(
        row.get("kind", "added"),
        first,
        last,
        row["reason"],
        row["authority"],
        row.get("gazette", ""),
        row.get("scope", "all"),
        row.get("assumed", False),
    )


def check_calendar(value: Calendar, pack: PackView) -> Iterable[Fault]:
    """No day may be both added and removed for the same thing."""
    for n, one in enumerate(value.records):
        for other in value.records[:n]:
            apart = one.last < other.first or other.last < one.first
            shared = one.scope == other.scope or "all" in (one.scope, other.scope)
            if one.kind != other.kind and shared and not apart:
                line = _line(pack.files, CALENDAR, "record", n)
                yield Fault(CALENDAR, line, f"«{one.reason}» contradice a «{other.reason}»: comparten días.")


def read_terms(files: Files) -> Terms:
    """The terms in `terms.toml`."""
    return Terms(tuple(_term(files, n, row) for n, row in enumerate(files.toml(TERMS).get("term", []))))


def _term(files: Files, index: int, row: dict[str, Any]) -> Term:
    _known(files, TERMS, "term", index, row, Term.__dataclass_fields__)
    for key in ("code", "name", "unit", "amount", "group", "valid_from"):
        if key not in row:
            raise _refuse(files, TERMS, "term", index, "", f"Falta el dato «{key}» del plazo «{row.get('code', '')}».")
    for key, choices in _CHOICES.items():
        if key in row and row[key] not in choices:
            sentence = f"«{row[key]}» no existe: «{key}» solo puede ser {', '.join(choices)}."
            raise _refuse(files, TERMS, "term", index, key, sentence)
    if type(row["amount"]) is not int or row["amount"] < 1:
        raise _refuse(files, TERMS, "term", index, "amount", "«amount» debe ser un entero mayor que cero.")
    _day(files, TERMS, "term", index, row, "valid_from")
    if "valid_until" in row and _day(files, TERMS, "term", index, row, "valid_until") < row["valid_from"]:
        raise _refuse(files, TERMS, "term", index, "valid_until", "La vigencia termina antes de empezar.")
    if row["unit"] == "hours" and row.get("start") != "moment":
        sentence = 'Un plazo de horas corre desde el momento del acto: escriba start = "moment".'
        raise _refuse(files, TERMS, "term", index, "start", sentence)
    if row["unit"] == "hours" and row.get("roll", "none") != "none":
        sentence = "Un plazo de horas no se recorre por días inhábiles; quite «roll»."
        raise _refuse(files, TERMS, "term", index, "roll", sentence)
    values = dict(row)
    if "cut_off" in row:
        try:
            values["cut_off"] = time.fromisoformat(str(row["cut_off"]))
        except ValueError as error:
            sentence = '«cut_off» debe ser una hora, como "15:00".'
            raise _refuse(files, TERMS, "term", index, "cut_off", sentence) from error
    return Term(**values)


def check_terms(value: Terms, pack: PackView) -> Iterable[Fault]:
    """Each term says where it comes from, and no two of the same code are in force on one day."""
    for n, one in enumerate(value.all):
        if not one.citation and not one.assumed:
            sentence = f"El plazo «{one.code}» no cita su fundamento («citation») ni se marca «assumed = true»."
            yield Fault(TERMS, _line(pack.files, TERMS, "term", n), sentence)
        for other in value.all[:n]:
            if one.code == other.code and overlap(one, other):
                line = _line(pack.files, TERMS, "term", n, "valid_from")
                yield Fault(TERMS, line, f"El plazo «{one.code}» tiene dos vigencias que se enciman.")


register(Section("calendar", "by_date", (CALENDAR,), read_calendar, check_calendar))
register(Section("terms", "by_date", (TERMS,), read_terms, check_terms))
