"""What hangs together in the town's life: each petition, or visit without one, with every row written about it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from ventanilla.journal.models import IssuedFolio
from ventanilla.reception.models import Visit
from ventanilla.town.bulk.registry import (
    COPIED,
    FOLIOS,
    SPOILS,
    SUBJECTS,
    UNTOLD,
    WORDS,
    kept_fields,
    model_of,
    target,
)

Node = tuple[str, Any]
"""A row: the label of its table and its id."""
Row = tuple[Any, ...]


@dataclass
class Unit:
    """Rows by table, each as the values of its columns in order."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    @property
    def has_case(self) -> bool:
        return "cases.Case" in self.rows

    def values(self, label: str) -> Iterator[dict[str, Any]]:
        """The rows of a table, by column."""
        names = [f.attname for f in kept_fields(model_of(label))]
        for row in self.rows.get(label, ()):
            yield dict(zip(names, row, strict=True))

    @property
    def is_open(self) -> bool:
        """Somebody still has to do something of it, or a term of it runs."""
        states = any(state["closed_at"] is None for state in self.values("cases.CaseState"))
        running = any(instance["closed_at"] is None for instance in self.values("processes.Instance"))
        return states or running or any(term["stopped_at"] is None for term in self.values("deadlines.Deadline"))


class Ties:
    """Which rows hang together: sets that are joined two by two."""

    def __init__(self) -> None:
        self.above: dict[Node, Node] = {}

    def add(self, node: Node) -> None:
        self.above.setdefault(node, node)

    def top(self, node: Node) -> Node:
        while (up := self.above[node]) != node:
            self.above[node] = node = self.above[up]
        return node

    def tie(self, one: Node, other: Node) -> None:
        """Join the sets of two rows, when both are known."""
        if one in self.above and other in self.above:
            self.above[self.top(one)] = self.top(other)


def collect() -> list[Unit]:
    """Every unit that can be copied, oldest first: one petition each, or a visit that opened none."""
    rows = {label: _read(model_of(label)) for label in sorted(COPIED - {WORDS})}
    ties = Ties()
    for label, found in rows.items():
        for pk in found:
            ties.add((label, pk))
    for label, found in rows.items():
        _tie(ties, label, found)
    _tie_folios(ties, rows)
    spoilt = {ties.top(node) for node in _spoilt(rows) if node in ties.above}
    units: dict[Node, Unit] = defaultdict(Unit)
    for label, found in rows.items():
        for pk, row in found.items():
            units[ties.top((label, pk))].rows[label].append(row)
    whole = [unit for top, unit in units.items() if top not in spoilt and _is_one(unit)]
    return sorted(whole, key=lambda unit: min(row[0] for row in unit.rows["journal.Entry"]))


def _is_one(unit: Unit) -> bool:
    """One petition, or one visit that ended without any."""
    if unit.has_case:
        return len(unit.rows["cases.Case"]) == 1
    visits, matters = len(unit.rows.get("reception.Visit", ())), len(unit.rows.get("reception.VisitMatter", ()))
    return visits == 1 and len(unit.rows.get("reception.Outcome", ())) == matters


def _read(model: type[Model]) -> dict[Any, Row]:
    fields = kept_fields(model)
    key = next(n for n, f in enumerate(fields) if f.primary_key)
    found = model._base_manager.order_by("pk").values_list(*(f.attname for f in fields))
    if model._meta.label == "journal.Entry":
        found = found.exclude(event__in=UNTOLD).exclude(event__startswith="notices.")
    return {row[key]: row for row in found.iterator(chunk_size=2000)}


def _tie(ties: Ties, label: str, found: dict[Any, Row]) -> None:
    fields = kept_fields(model_of(label))
    names = [f.attname for f in fields]
    upwards = [(n, target(f)) for n, f in enumerate(fields) if target(f) in COPIED]
    subject = names.index("subject_kind") if "subject_kind" in names else -1
    for pk, row in found.items():
        for n, other in upwards:
            if row[n] is not None:
                ties.tie((label, pk), (other, row[n]))
        if subject >= 0 and row[subject] in SUBJECTS and row[subject + 1].isdigit():
            ties.tie((label, pk), (SUBJECTS[row[subject]], int(row[subject + 1])))


def _tie_folios(ties: Ties, rows: dict[str, dict[Any, Row]]) -> None:
    """A folio hangs from the row that carries it; a line of the visitor log, by its day and number."""
    names = [f.attname for f in kept_fields(IssuedFolio)]
    issued = {row[names.index("folio")]: pk for pk, row in rows["journal.IssuedFolio"].items()}
    for label, column in FOLIOS.items():
        place = [f.attname for f in kept_fields(model_of(label))].index(column)
        for pk, row in rows[label].items():
            ties.tie(("journal.IssuedFolio", issued.get(row[place])), (label, pk))
    for pk, day, number in Visit.objects.values_list("pk", "day", "number"):
        ties.tie(("journal.IssuedFolio", issued.get(f"{day.isoformat()}/{number}")), ("reception.Visit", pk))


def _spoilt(rows: dict[str, dict[Any, Row]]) -> Iterator[Node]:
    """Rows that cannot stand twice: another's row about them, or their own tie to what is not copied, is single."""
    for label in SPOILS:
        for column in kept_fields(model_of(label)):
            if target(column) in COPIED:
                told = model_of(label)._base_manager.exclude(**{column.attname: None})
                yield from ((target(column), pk) for pk in told.values_list(column.attname, flat=True))
    for label, found in rows.items():
        for n, column in enumerate(kept_fields(model_of(label))):
            if column.is_relation and column.unique and target(column) not in COPIED:
                yield from ((label, pk) for pk, row in found.items() if row[n] is not None)
