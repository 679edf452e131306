"""The published versions of each procedure: what changed in each, and which open cases stand on it and where."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.db.models import Count, Q

from ventanilla.processes.models import Definition, Instance, Token
from ventanilla.processes.motion.library import diagram_of
from ventanilla.utility.models import PackFile

CONTROL: Final = "document.toml"
STEPS: Final = (Token.Kind.TASK, Token.Kind.WAIT, Token.Kind.MESSAGE)


@dataclass(frozen=True)
class State:
    """A procedure now: its newest version, and how many open cases stand on each earlier one."""

    procedure: str
    title: str
    number: int
    earlier: list[tuple[int, int]]

    @property
    def on_earlier(self) -> int:
        return sum(count for _, count in self.earlier)


@dataclass(frozen=True)
class StepCount:
    """How many open steps of a version stand on one element."""

    node: str
    name: str
    count: int


@dataclass(frozen=True)
class Version:
    """A published version; `revision` is its document's own number, "" when the document says none."""

    definition: Definition
    code: str
    revision: str
    added: list[str]
    changed: list[str]
    removed: list[str]
    is_first: bool
    is_newest: bool
    open_cases: int
    steps: list[StepCount]
    on_earlier: int


@dataclass(frozen=True)
class VersionPage:
    """Newest first within each procedure; `next_key` asks for the page after this one, "" on the last."""

    versions: list[Version]
    next_key: str


def states() -> list[State]:
    """Every procedure with a published version, by code. 2 queries."""
    counts = _open_by_definition()
    rows = Definition.objects.order_by("procedure", "number").values_list("pk", "procedure", "title", "number")
    found = []
    for procedure, group in groupby(rows, key=lambda row: row[1]):
        *before, (_, _, title, number) = group
        earlier = [(n, counts[pk]) for pk, _, _, n in before if counts.get(pk)]
        found.append(State(procedure, title, number, earlier))
    return found


def versions(*, after: str = "", limit: int = 20) -> VersionPage:
    """A page of versions; it costs the same however many cases there are. Errors: ValueError for a broken key."""
    rows = Definition.objects.order_by("procedure", "-number")
    if after:
        procedure, _, number = after.rpartition("_")
        rows = rows.filter(Q(procedure__gt=procedure) | Q(procedure=procedure, number__lt=int(number)))
    found = list(rows[: limit + 1])
    shown = found[:limit]
    before = {(d.procedure, d.number): d for d in found}
    counts, places, now = _open_by_definition(), _places(shown), {s.procedure: s for s in states()}
    papers = _papers(shown)
    listed = []
    for one in shown:
        state, paper = now[one.procedure], papers.get(one.files.get(CONTROL, ""), {})
        added, changed, removed = _difference(before.get((one.procedure, one.number - 1)), one)
        listed.append(
            Version(
                definition=one,
                code=str(paper.get("code", "")),
                revision=str(paper.get("revision", "")),
                added=added,
                changed=changed,
                removed=removed,
                is_first=one.number == 1,
                is_newest=one.number == state.number,
                open_cases=counts.get(one.pk, 0),
                steps=places.get(one.pk, []),
                on_earlier=sum(count for number, count in state.earlier if number < one.number),
            )
        )
    last = shown[-1] if len(found) > limit else None
    return VersionPage(listed, f"{last.procedure}_{last.number}" if last else "")


def earlier_versions(definition: Definition) -> list[Definition]:
    """The versions published before this one, newest first."""
    found = Definition.objects.filter(procedure=definition.procedure, number__lt=definition.number)
    return list(found.order_by("-number"))


def _open_by_definition() -> dict[int, int]:
    rows = Instance.objects.filter(closed_at=None).values("definition").annotate(count=Count("pk"))
    return dict(rows.values_list("definition", "count"))


def _places(definitions: list[Definition]) -> dict[int, list[StepCount]]:
    """The open steps of each version, the fullest first."""
    rows = Token.objects.filter(finished_at=None, kind__in=STEPS, instance__definition__in=definitions)
    counted = rows.values_list("instance__definition", "node").annotate(count=Count("pk"))
    by_pk = {d.pk: d for d in definitions}
    found: dict[int, list[StepCount]] = {}
    for pk, node, count in sorted(counted, key=lambda row: (-row[2], row[1])):
        name = diagram_of(by_pk[pk]).nodes[node].name
        found.setdefault(pk, []).append(StepCount(node, name or node, count))
    return found


def _papers(definitions: list[Definition]) -> dict[str, Mapping[str, Any]]:
    """The document control of each version, by the hash of its file. 1 query."""
    hashes = {d.files[CONTROL] for d in definitions if CONTROL in d.files}
    kept = PackFile.objects.filter(pk__in=hashes).values_list("pk", "content")
    return {sha: tomllib.loads(bytes(content).decode()) for sha, content in kept}


def _difference(before: Definition | None, after: Definition) -> tuple[list[str], list[str], list[str]]:
    """Files added, changed and removed against the version before."""
    old, new = before.files if before else {}, after.files
    changed = [name for name in old.keys() & new.keys() if old[name] != new[name]]
    return sorted(new.keys() - old.keys()), sorted(changed), sorted(old.keys() - new.keys())
