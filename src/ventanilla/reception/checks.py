"""What `ventanilla verify` proves of the visitor log: the lines of each day run from 1 without gap, as issued."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Max

from ventanilla.journal.checks import register
from ventanilla.journal.models import IssuedFolio
from ventanilla.reception.actions.enter_visit import VISITS
from ventanilla.reception.models import Visit


def lines_without_gap() -> Iterator[str]:
    """Each day has as many lines as its last number, and as many as numbers were issued for it."""
    days = Visit.objects.values("day").annotate(lines=Count("pk"), last=Max("number"))
    written = {row["day"].isoformat(): (row["lines"], row["last"]) for row in days}
    issued = IssuedFolio.objects.filter(series=VISITS.code).values("period").annotate(last=Max("number"))
    given = {row["period"]: row["last"] for row in issued}
    for day in sorted(written.keys() | given.keys()):
        lines, last = written.get(day, (0, 0))
        if not lines == last == given.get(day, 0):
            shown = date.fromisoformat(day).strftime("%d/%m/%Y")
            yield (
                f"El Control de Usuarios del {shown} tiene {lines} renglones, el último es el {last} "
                f"y se emitieron {given.get(day, 0)} números."
            )


register("Renglones del Control de Usuarios", lines_without_gap)
