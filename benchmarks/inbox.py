"""The inbox with ever more open tasks: what a page costs, and whether its plan walks an index and sorts nothing."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import quantiles
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from benchmarks.herd import KIND, copy, opened, walked
from ventanilla.deadlines.models import Deadline
from ventanilla.journal.actor import Actor
from ventanilla.processes.actions.open_instance import definition_in_force
from ventanilla.processes.models import Instance, Token
from ventanilla.processes.motion.library import diagram_of
from ventanilla.processes.queries import inbox
from ventanilla.processes.queries.inbox import Tab
from ventanilla.staff.models import Appointment
from ventanilla.staff.queries import Standing, standing
from ventanilla.utility.queries import current_pack

PAGE = 50
REPEATED = 20
POSTS = ("auxiliar_atencion", "gerente_atencion", "directora_comercial")
TABS: tuple[Tab, ...] = ("mine", "area")
GROWTH = 1.5
"""A page may take so many times what it took with the fewest tasks: a noisy machine already makes that of one."""


@dataclass(frozen=True)
class Somebody:
    post: str
    by: Actor
    held: Standing


def people(at: datetime) -> list[Somebody]:
    """Who holds each of those posts."""
    found = []
    for post in POSTS:
        person = Appointment.objects.filter(post=post).select_related("person").order_by("pk")[0].person
        found.append(Somebody(post, person.actor, standing(person.actor, at)))
    return found


def fill(to: int, at: datetime) -> None:
    """Open tasks of every lane and area of the petition until there are so many, due in four months around today."""
    here = Token.objects.filter(kind=Token.Kind.TASK, finished_at=None).count()
    if here >= to:
        return
    chance, prefix = random.Random(f"inbox {to}"), f"i{Instance.objects.count()}-"
    pattern = opened(at, f"{prefix}pattern")
    walked(pattern, {}, at)
    places = [*_places()]

    def change(number: int, row: Model, cells: dict[str, Any]) -> None:
        if isinstance(row, Deadline) and not row.reminder:
            moments[number] = cells["due_at"] = at + timedelta(minutes=chance.randrange(-60 * 24 * 60, 60 * 24 * 60))
            cells["last_day"] = cells["due_at"].date()
        elif isinstance(row, Token) and row.kind == Token.Kind.TASK:
            cells |= places[number % len(places)]
            cells["due_at"] = cells["rank_at"] = moments[number]
        elif isinstance(row, Token) and row.deadline and not row.deadline.reminder:
            cells["due_at"] = moments[number]

    moments: dict[int, datetime] = {}
    copy(pattern, to - here, prefix, change)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _places() -> Iterator[dict[str, str]]:
    """Where tasks of the petition wait: the lane of each, and those of an area's lane in every area."""
    areas = sorted({post.area for post in current_pack().section("organisation").posts.values()})
    for node in diagram_of(definition_in_force("peticion")).nodes.values():
        if node.task and node.lane:
            for area in areas if node.lane.area_variable else [""]:
                yield {"node": node.id, "task": node.task, "lane": node.lane.key, "area": area}


def ask(one: Somebody, tab: Tab, at: datetime) -> dict[str, Any]:
    """p50 and p95 in ms of the first page and of the second, and what in its plan is not a walk along an index."""
    took = []
    for _ in range(REPEATED):
        after = ""
        for _ in range(2):
            began = time.perf_counter()
            page = inbox(by=one.by, held=one.held, at=at, tab=tab, after=after, limit=PAGE)
            took.append(1000 * (time.perf_counter() - began))
            after = page.next_key
            if not after:
                break
    cuts = quantiles(took, n=20)
    bad = [line for sql, values in asked_of(one, tab, at) for line in plan(sql, values) if is_bad(line)]
    return {"p50": cuts[9], "p95": cuts[18], "rows": len(page.rows), "bad": sorted(set(bad))}


def asked_of(one: Somebody, tab: Tab, at: datetime) -> list[tuple[str, Any]]:
    """What a page asks the database about tokens."""
    found = []

    def note(execute: Any, sql: str, params: Any, *rest: Any) -> Any:
        if "processes_token" in sql:
            found.append((sql, params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(note):
        inbox(by=one.by, held=one.held, at=at, tab=tab, limit=PAGE)
    return found


def plan(sql: str, values: Any) -> list[str]:
    """The lines of its plan, without their costs."""
    ask = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN (COSTS OFF)"
    with connection.cursor() as cursor:
        cursor.execute(f"{ask} {sql}", values)
        return [str(row[-1]).strip() for row in cursor.fetchall()]


def is_bad(line: str) -> bool:
    """On SQLite «SCAN … USING INDEX» walks an index; in PostgreSQL an incremental sort only orders equal moments."""
    if connection.vendor == "sqlite":
        whole = "SCAN processes_token" in line or "SCAN processes_instance" in line
        return "USE TEMP B-TREE" in line or (whole and "USING" not in line)
    return "Seq Scan on processes_token" in line or line.lstrip("-> ") == "Sort"


def measure(sizes: list[int]) -> dict[str, Any]:
    """The same pages at each size, the fewest tasks first."""
    found: dict[str, Any] = {}
    for size in sorted(sizes):
        at = timezone.now()
        fill(size, at)
        tasks = Token.objects.filter(kind=Token.Kind.TASK, finished_at=None, instance__subject_kind=KIND).count()
        found[str(size)] = {"tasks": tasks}
        for one in people(at):
            for tab in TABS:
                found[str(size)][f"{one.post} {tab}"] = asked = ask(one, tab, at)
                print(
                    f"{tasks:>9,} open tasks  {one.post:<20} {tab:<5} p50 {asked['p50']:6.1f} ms, p95 "
                    f"{asked['p95']:6.1f} ms, {asked['rows']} rows; in its plans: {asked['bad'] or 'only indices'}",
                    flush=True,
                )
    grown = [name for name in found[str(min(sizes))] if name != "tasks" and _grew(found, name, sizes)]
    print(f"pages that grew more than {GROWTH} times: {grown or 'none'}", flush=True)
    return found | {"grew": grown}


def _grew(found: dict[str, Any], name: str, sizes: list[int]) -> bool:
    few, many = found[str(min(sizes))][name], found[str(max(sizes))][name]
    return bool(many["p50"] > GROWTH * few["p50"])
