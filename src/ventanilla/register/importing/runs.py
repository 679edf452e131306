"""Questions about the runs of an import, of whatever is imported: the latest, its mapping, what each rejected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model

PAGE = 20


@dataclass(frozen=True)
class Runs[R: Model, L: Model]:
    """The runs of one kind of import and the rows they rejected.

    A run has `mapping_name`, `mapping`, `header` and `subject`; a row has `run`, `line`, `code`, `reason` and `cells`.
    `reasons` says every code in Spanish.
    """

    run: type[R]
    row: type[L]
    reasons: Mapping[str, str]

    def page(self, before: int | None = None) -> tuple[list[R], int | None]:
        """A page of runs, newest first, and the key of the next page when there is one."""
        found = self.run._default_manager.order_by("-pk")
        runs = list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
        return runs[:PAGE], runs[PAGE - 1].pk if len(runs) > PAGE else None

    def numbered(self, number: int) -> R | None:
        """The run of that number."""
        return self.run._default_manager.filter(pk=number).first()

    def last_mapping(self) -> tuple[str, str] | None:
        """Name and text of the mapping used last, or None."""
        return self.run._default_manager.order_by("-pk").values_list("mapping_name", "mapping").first()

    def reasons_of(self, run: R) -> list[tuple[str, int]]:
        """The reasons of rejection with how many rows each, the most frequent first."""
        counted = self.row._default_manager.filter(run=run).values_list("code").annotate(rows=Count("pk"))
        return sorted(((self.reasons[code], rows) for code, rows in counted), key=lambda pair: -pair[1])

    def first_rejected(self, run: R, limit: int = 50) -> list[L]:
        """The first rejected rows, in the order of the file."""
        return list(self.row._default_manager.filter(run=run).order_by("line")[:limit])

    def rejected_table(self, run: Any) -> Iterator[list[str]]:
        """Header and rows of what a run rejected: its line and reason, then the original columns."""
        yield ["RENGLÓN", "MOTIVO DE RECHAZO", *run.header]
        row: Any
        for row in self.row._default_manager.filter(run=run).order_by("line").iterator(1000):
            yield [str(row.line), row.reason, *row.cells]
