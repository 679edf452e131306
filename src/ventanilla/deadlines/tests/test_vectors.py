"""Every vector of docs/algorithms/deadlines.json, the dates that were reckoned apart from the code."""

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ventanilla.deadlines.points import Calendar, Extension, Pause, Record, Restart, Term, reckon

BOOK = json.loads((Path(__file__).parents[4] / "docs" / "algorithms" / "deadlines.json").read_text())


def calendar_named(name: str) -> Calendar:
    told = BOOK["calendars"][name]
    records = [
        Record(**{"kind": "added"} | r | {k: date.fromisoformat(r[k]) for k in ("first", "last")})
        for r in told.get("records", [])
    ]
    covers = told.get("covers_until")
    return Calendar(
        told["country"],
        ZoneInfo(told["zone"]),
        tuple(records),
        weekend=frozenset(told["weekend"]) if "weekend" in told else None,
        covers_until=date.fromisoformat(covers) if covers else None,
    )


def facts_of(vector: dict[str, Any]) -> dict[str, Any]:
    """The arguments of `reckon`."""
    calendar = calendar_named(vector["calendar"])

    def moments(row: dict[str, Any]) -> dict[str, Any]:
        known = {"from_at", "until_at", "at"}
        return {k: wall(v, calendar) if k in known and v else v for k, v in row.items()}

    return {
        "term": Term(code="t", name="T", group="g", **vector["term"] | _cut_off(vector["term"])),
        "started_at": wall(vector["started_at"], calendar),
        "calendar": calendar,
        "pauses": [Pause(**moments(p)) for p in vector.get("pauses", [])],
        "extensions": [Extension(**moments(e)) for e in vector.get("extensions", [])],
        "restarts": [Restart(**moments(r)) for r in vector.get("restarts", [])],
    }


def _cut_off(term: dict[str, Any]) -> dict[str, time]:
    return {"cut_off": time.fromisoformat(term["cut_off"])} if "cut_off" in term else {}


def wall(text: str, calendar: Calendar) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=calendar.zone)


@pytest.mark.req("B-03", "B-04")
@pytest.mark.parametrize("vector", BOOK["vectors"], ids=lambda v: v["name"])
def test_the_clock_gives_the_date_of_the_vector(vector):
    facts, expect = facts_of(vector), vector["expect"]
    found = reckon(**facts)
    assert (found.last_day and found.last_day.isoformat()) == expect["last_day"]
    assert found.due_at == (wall(expect["due_at"], facts["calendar"]) if expect["due_at"] else None)
    for key in expect.keys() & {"counted", "provisional"}:
        assert getattr(found, key) == expect[key]
    if "other" in expect:
        told = {o.code: o.last_day.isoformat() for o in found.other_readings}
        assert expect["other"].items() <= told.items()


def test_there_are_vectors_of_every_unit_and_both_countries():
    assert len(BOOK["vectors"]) >= 40
    assert {v["term"]["unit"] for v in BOOK["vectors"]} == {"business_days", "calendar_days", "months", "hours"}
    assert {BOOK["calendars"][v["calendar"]]["country"] for v in BOOK["vectors"]} == {"MX", "CO"}
