"""Take the petition control (ON-GAU-02) out of the house, as a file or on paper: its lines, and who took which."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from ventanilla.cases.models import Case, Referral
from ventanilla.cases.queries import Filters, Row, asked, rows_of
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.staff.queries import standing

MOST = 2000
"""Petitions in one file: a month of a large office; more is asked for by periods."""
MOST_PRINTED = 500
"""Petitions in one printing: some eighty sheets, composed in a few seconds."""


class UnableToExport(Refusal):
    """More petitions than one file may hold, or none."""


@dataclass(frozen=True)
class Line:
    """A petition and one of its referrals; one never referred has a line of its own."""

    row: Row
    referral: Referral | None


@act
def export_control(*, filters: Filters, by: Actor, at: datetime) -> list[Line]:
    """The lines that the filters let through and `by` may see, oldest first. Errors: NotAllowed, UnableToExport."""
    lines = _taken("cases.control_exported", MOST, filters, by, at)
    if not lines:
        raise UnableToExport("ninguna", "Con esos filtros no hay ninguna petición que descargar. Quite alguno.")
    return lines


@act
def print_control(*, filters: Filters, by: Actor, at: datetime) -> list[Line]:
    """The same for the printed form; a period without petitions prints too. Errors: NotAllowed, UnableToExport."""
    return _taken("cases.control_printed", MOST_PRINTED, filters, by, at)


def _taken(event: str, most: int, filters: Filters, by: Actor, at: datetime) -> list[Line]:
    require(by, "cases.export", at)
    sent = Referral.objects.select_related("acknowledgement", "answer", "returned", "document").order_by("pk")
    found = asked(standing(by, at), filters).select_related("closure").order_by("pk")
    cases = list(found.prefetch_related(Prefetch("referrals", sent))[: most + 1])
    if len(cases) > most:
        raise UnableToExport(
            "demasiadas", f"Son más de {most:,} peticiones. Elija un periodo más corto, o un área o materia."
        )
    lines = list(_lines(cases, at))
    if lines or event == "cases.control_printed":
        record(
            event=event,
            by=by,
            at=at,
            on=Subject("control", "petitions"),
            facts={
                "rows": len(cases),
                "state": filters.state,
                "area": filters.area,
                "matter": filters.matter,
                "incident": filters.incident,
                "since": filters.since.isoformat() if filters.since else "",
                "until": filters.until.isoformat() if filters.until else "",
            },
            personal={"text": filters.text} if filters.text else None,
        )
    return lines


def _lines(cases: list[Case], at: datetime) -> Iterator[Line]:
    for row in rows_of(cases, at):
        for referral in row.case.referrals.all() or [None]:
            yield Line(row, referral)
