"""Questions to the turns of a day: what the desk, the board, the telephone and the supervisor show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, Q

from ventanilla.turns import points
from ventanilla.turns.catalogue import Desk, Errand
from ventanilla.turns.models import Place, Sitting, SittingEnd, Step, Ticket
from ventanilla.turns.motion import declared
from ventanilla.utility.queries import current_pack

SHOWN = 12
"""Tickets a desk sees of its line."""
CALLS = 7
"""Calls the board shows."""
RECENT = 20
"""Services whose median tells how long the next will take."""


def pulse(day: date) -> str:
    """What changes whenever anything of the day's turns does; four looks at the ends of indexes."""
    last = [kind.objects.aggregate(n=Max("pk"))["n"] for kind in (Step, Ticket, Sitting, SittingEnd)]
    return "-".join(map(str, (f"{day:%Y%m%d}", current_pack().revision, *last)))


def open_desks(day: date) -> dict[str, Sitting]:
    """Who sits where, by desk."""
    return {s.desk: s for s in Sitting.objects.filter(day=day, end=None).order_by("pk")}


def at_desk(day: date, desk: str) -> Place | None:
    """The ticket called to a desk or served there."""
    held = Place.objects.filter(day=day, desk=desk, state__in=points.AT_A_DESK)
    return held.select_related("ticket").first()


@dataclass(frozen=True)
class Line:
    """Who waits for a desk: the first `SHOWN` by hour of arrival, how many in all, and those set aside."""

    waiting: Sequence[Place]
    total: int
    priority: int
    oldest_at: datetime | None
    parked: Sequence[Place]


def line_of(day: date, desk: Desk) -> Line:
    """The line of a desk, in three questions."""
    mine = Place.objects.filter(day=day, matter__in=desk.matters).select_related("ticket")
    waiting = mine.filter(state=points.WAITING)
    totals = waiting.aggregate(n=Count("pk"), first=Count("pk", filter=Q(priority=True)), oldest=Min("arrived_at"))
    parked = mine.filter(state=points.PARKED).order_by("arrived_at", "pk")[:SHOWN]
    shown = waiting.order_by("arrived_at", "pk")[:SHOWN]
    return Line(list(shown), totals["n"], totals["first"], totals["oldest"], list(parked))


def latest_calls(day: date) -> list[Place]:
    """The tickets at desks, last called first."""
    held = Place.objects.filter(day=day, state__in=points.AT_A_DESK).select_related("ticket")
    return list(held.order_by("-called_at", "-pk")[:CALLS])


def waiting_by_queue(day: date) -> dict[str, int]:
    """How many wait in each queue."""
    found = Place.objects.filter(day=day, state=points.WAITING).values("queue").annotate(n=Count("pk"))
    return {row["queue"]: row["n"] for row in found}


@dataclass(frozen=True)
class Outlook:
    """What is told to who waits: how many go before, and the minutes it may take (None: no desk open for it)."""

    ahead: int
    minutes: int | None


def outlook(place: Place) -> Outlook:
    """For a waiting ticket. Priority ones count as going before every other."""
    before = Q(arrived_at__lt=place.arrived_at) | Q(arrived_at=place.arrived_at, pk__lt=place.pk)
    line = Place.objects.filter(day=place.day, state=points.WAITING, queue=place.queue)
    ahead = line.filter(Q(priority=True) & before if place.priority else Q(priority=True) | before)
    count = ahead.exclude(pk=place.pk).count()
    desks = [d for d in declared().desks.values() if place.matter in d.matters]
    opened = open_desks(place.day)
    number = sum(1 for d in desks if d.code in opened)
    errand = declared().matters.get(place.matter)
    return Outlook(count, points.wait_minutes(count, attention_minutes(place.day, errand), number) if errand else None)


def attention_minutes(day: date, errand: Errand | None) -> int:
    """The median of the latest services of the queue today, or what the pack says while there are few."""
    if errand is None:
        return 0
    ended = Place.objects.filter(day=day, state=points.DONE, queue=errand.queue).order_by("-ended_at")
    served = list(ended.values_list("served_s", flat=True)[:RECENT])
    median = points.percentile(served, 50)
    return errand.minutes if median is None or len(served) < 5 else max(1, round(median / 60))


@dataclass(frozen=True)
class Times:
    """Tickets of one matter in a day, and percentiles of waiting and of service in seconds."""

    name: str
    issued: int
    waiting: int
    done: int
    absent: int
    cancelled: int
    wait_50: int | None
    wait_90: int | None
    service_50: int | None
    service_90: int | None
    within: int | None
    target_minutes: int


def times_of(day: date) -> list[Times]:
    """A row for each matter, and first the whole day. One question; a day has some hundreds of tickets."""
    columns = ("matter", "state", "arrived_at", "first_called_at", "served_s")
    rows = list(Place.objects.filter(day=day).values_list(*columns))
    turns = declared()
    codes = [*turns.matters, *sorted({row[0] for row in rows} - turns.matters.keys())]
    found = [_times(turns.name_of(code), [r for r in rows if r[0] == code], turns.matters.get(code)) for code in codes]
    return [_times("Todo el día", rows, None), *found]


def _times(name: str, rows: list[tuple[str, str, datetime, datetime | None, int]], errand: Errand | None) -> Times:
    states = [row[1] for row in rows]
    waits = [int((row[3] - row[2]).total_seconds()) for row in rows if row[3]]
    served = [row[4] for row in rows if row[1] == points.DONE]
    target = errand.target_minutes if errand else 0
    met = sum(1 for wait in waits if wait <= target * 60)
    return Times(
        name=name,
        issued=len(rows),
        waiting=states.count(points.WAITING) + states.count(points.PARKED),
        done=states.count(points.DONE),
        absent=states.count(points.ABSENT),
        cancelled=states.count(points.CANCELLED),
        wait_50=points.percentile(waits, 50),
        wait_90=points.percentile(waits, 90),
        service_50=points.percentile(served, 50),
        service_90=points.percentile(served, 90),
        within=round(100 * met / len(waits)) if target and waits else None,
        target_minutes=target,
    )


def latest_at_desks(day: date) -> dict[str, Place]:
    """The ticket at each desk, by desk."""
    held = Place.objects.filter(day=day, state__in=points.AT_A_DESK).select_related("ticket")
    return {place.desk: place for place in held.order_by("called_at", "pk")}


def ticket_at_desk(code: str, day: date) -> Ticket | None:
    """The ticket of that code when it is of that day and was called to a desk or is served there."""
    found = Ticket.objects.filter(code=code, day=day, place__state__in=points.AT_A_DESK)
    return found.select_related("place").first()


def is_served(ticket: int) -> bool:
    """Whether the person of that ticket is being served."""
    return Place.objects.filter(pk=ticket, state=points.SERVING).exists()


def errand_of(ticket: Ticket) -> Errand | None:
    """What it is for now, as the pack says it."""
    return declared().matters.get(ticket.place.matter)
