"""What `ventanilla verify` proves of turns: numbers without gap, and each ticket where its steps say."""

from collections.abc import Iterator

from django.db.models import Count, Max

from ventanilla.journal.checks import register
from ventanilla.journal.models import IssuedFolio
from ventanilla.turns import points
from ventanilla.turns.models import Place, Step, Ticket


def tickets_without_gap() -> Iterator[str]:
    """Each day and queue has as many tickets as its last number, and as many as numbers were issued."""
    found = Ticket.objects.values("day", "queue").annotate(n=Count("pk"), last=Max("number"))
    written = {(f"turn-{r['queue']}"[:40], r["day"].isoformat()): (r["n"], r["last"]) for r in found}
    issued = IssuedFolio.objects.filter(series__startswith="turn-").values("series", "period")
    given = {(r["series"], r["period"]): r["last"] for r in issued.annotate(last=Max("number"))}
    for series, day in sorted(written.keys() | given.keys()):
        count, last = written.get((series, day), (0, 0))
        number = given.get((series, day), 0)
        if not count == last == number:
            yield (
                f"La fila «{series.removeprefix('turn-')}» del {day} tiene {count} turnos, el último es el {last} "
                f"y se emitieron {number} números."
            )


def places_follow_steps() -> Iterator[str]:
    """Each ticket stands where its steps, taken in order, lead to."""
    for ticket in Ticket.objects.filter(place=None).order_by("pk").iterator():
        yield f"El turno {ticket.label} del {ticket.day.isoformat()} no está en ningún lugar de la fila."
    steps = Step.objects.order_by("ticket_id", "number").values_list("ticket_id", "kind", "matter")
    taken: dict[int, list[str]] = {}
    matters: dict[int, str] = {}
    for ticket_id, kind, matter in steps.iterator(chunk_size=2000):
        taken.setdefault(ticket_id, []).append(kind)
        matters[ticket_id] = matter
    for place in Place.objects.select_related("ticket").order_by("pk").iterator(chunk_size=2000):
        moves = taken.get(place.pk, [])
        where = (points.replay(moves), len(moves), matters.get(place.pk, place.ticket.matter))
        if where != (place.state, place.steps, place.matter):
            yield f"El turno {place.ticket.label} del {place.day.isoformat()} no está donde dicen sus pasos."


def one_ticket_at_a_desk() -> Iterator[str]:
    """No desk has two tickets at once."""
    held = Place.objects.filter(state__in=points.AT_A_DESK).values("day", "desk").annotate(n=Count("pk"))
    for row in held.filter(n__gt=1).order_by("day", "desk"):
        yield f"La ventanilla «{row['desk']}» del {row['day'].isoformat()} tiene {row['n']} turnos a la vez."


register("Números de los turnos de cada día", tickets_without_gap)
register("Cada turno está donde dicen sus pasos", places_follow_steps)
register("Una ventanilla, un turno", one_ticket_at_a_desk)
