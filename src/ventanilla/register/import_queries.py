"""Questions about imports: the runs, and what each rejected."""

from collections.abc import Iterator

from django.db.models import Count

from ventanilla.register.importing.mapping import read_mapping
from ventanilla.register.importing.parsing import REASONS
from ventanilla.register.models import ImportRun, RejectedRow

PAGE = 20


def import_runs(before: int | None = None) -> tuple[list[ImportRun], int | None]:
    """A page of runs, newest first, and the key of the next page when there is one."""
    found = ImportRun.objects.order_by("-pk")
    runs = list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
    return runs[:PAGE], runs[PAGE - 1].pk if len(runs) > PAGE else None


def last_mapping() -> tuple[str, str] | None:
    """Name and text of the mapping used last, or None."""
    return ImportRun.objects.order_by("-pk").values_list("mapping_name", "mapping").first()


def delimiter_of(run: ImportRun) -> str:
    """The sign that parts columns in what this run's mapping reads."""
    return read_mapping(run.mapping).delimiter or ","


def reasons_of(run: ImportRun) -> list[tuple[str, int]]:
    """The reasons of rejection with how many rows each, the most frequent first."""
    counted = RejectedRow.objects.filter(run=run).values_list("code").annotate(rows=Count("pk"))
    return sorted(((REASONS[code], rows) for code, rows in counted), key=lambda pair: -pair[1])


def first_rejected(run: ImportRun, limit: int = 50) -> list[RejectedRow]:
    """The first rejected rows, in the order of the file."""
    return list(RejectedRow.objects.filter(run=run).order_by("line")[:limit])


def rejected_table(run: ImportRun) -> Iterator[list[str]]:
    """Header and rows of what a run rejected: its line and reason, then the original columns."""
    yield ["RENGLÓN", "MOTIVO DE RECHAZO", *run.header]
    for row in RejectedRow.objects.filter(run=run).order_by("line").iterator(1000):
        yield [str(row.line), row.reason, *row.cells]
