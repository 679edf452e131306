"""Questions to the visitor log: the lines of a day, those of an account, the matters of a period."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, Value, When

from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.prepared import prepared
from ventanilla.reception.log_form import kind_code
from ventanilla.reception.models import LogClosing, Outcome, Visit, VisitMatter
from ventanilla.register.correction_queries import CorrectionRow, rows_of
from ventanilla.register.models import Correction
from ventanilla.utility.queries import current_pack

PAGE = 50
DAYS = 31
INTERNAL, REFERRED, LEFT, OPEN = "internal", "referred", "left", "open"
"""How a matter was attended: by the front desk itself, by sending it to another area (with or without a petition),
not at all because the person left, or not yet."""
ENDINGS = ((OPEN, "En atención"), *((kind, name) for kind, name in Outcome.KINDS if kind != Outcome.RESOLVED))
"""The ways to end that are no kind of resolution of the pack, and the one of what has not ended."""


@dataclass(frozen=True)
class Asked:
    """What to show of a day: who served (id of the person), how a matter ended (code of ENDINGS or a resolution)."""

    agent: str = ""
    ending: str = ""

    def __bool__(self) -> bool:
        return bool(self.agent or self.ending)


@dataclass(frozen=True)
class Log:
    """Lines of a day, last first; `next_key` is the number to go on below, `total` how many the day has."""

    visits: list[Visit]
    next_key: int | None
    total: int


def with_matters(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    """Visits with their account, and their matters with how each ended: one more question, however many they are."""
    matters = VisitMatter.objects.select_related("outcome", "outcome__case").order_by("number")
    return visits.select_related("account").prefetch_related(Prefetch("matters", matters))


def log_of(day: date, after: int | None = None, asked: Asked = Asked()) -> Log:
    """The log of a day, `PAGE` lines from below the number `after`; its total is the last number given."""
    lines = _narrowed(with_matters(Visit.objects.filter(day=day)), asked)
    last = Visit.objects.filter(day=day).order_by("-number").values_list("number", flat=True).first() or 0
    if after:
        lines = lines.filter(number__lt=after)
    found = list(lines.order_by("-number")[: PAGE + 1])
    return Log(found[:PAGE], found[PAGE - 1].number if len(found) > PAGE else None, last)


def _narrowed(lines: QuerySet[Visit], asked: Asked) -> QuerySet[Visit]:
    if asked.agent:
        lines = lines.filter(by_kind="staff", by_id=asked.agent)
    if asked.ending == OPEN:
        lines = lines.filter(with_something_open())
    elif asked.ending:
        kind = Q(kind=asked.ending) if asked.ending in dict(ENDINGS) else Q(resolution=asked.ending)
        lines = lines.filter(Exists(Outcome.objects.filter(kind, visit=OuterRef("pk"))))
    return lines


def agents_of(day: date) -> list[tuple[str, str]]:
    """Who served on a day: id and name, by name."""
    served = Visit.objects.filter(day=day, by_kind="staff").order_by("by_name")
    return list(served.values_list("by_id", "by_name").distinct())


def visits_of_account(account_id: int, limit: int = 5) -> list[Visit]:
    """The latest visits about an account."""
    return _of_account(account_id, slice(limit))


@prepared
def _of_account(account_id: int, shown: slice) -> QuerySet[Visit]:
    return with_matters(Visit.objects.filter(account_id=account_id)).order_by("-pk")[shown]


def corrections_of_visit(visit: Visit) -> list[CorrectionRow]:
    """The corrections asked for the matters of a visit, oldest first. Two queries, one when there are none."""
    asked = Correction.objects.filter(visit_matter__matter__visit=visit)
    return rows_of(asked.select_related("account", "decision").order_by("pk"))


def being_served(by: Actor, day: date, limit: int = 3) -> list[Visit]:
    """The visits of that day that this person entered and have something open, the latest first. One query."""
    return _being_served(by.kind, by.id, day, slice(limit))


@prepared
def _being_served(kind: str, pk: str, day: date, shown: slice) -> QuerySet[Visit]:
    hers = Visit.objects.filter(with_something_open(), day=day, by_kind=kind, by_id=pk)
    return hers.select_related("account").order_by("-number")[shown]


def open_matter(visit: Visit) -> VisitMatter | None:
    """The matter in hand of a visit: of those not ended, the one about data of the register, or the first."""
    matters = list(visit.matters.filter(outcome=None).order_by("number"))
    kinds, known = current_pack().section("resolutions"), current_pack().section("matters")
    about = [m for m in matters if m.about in known and any(kinds[r].correction for r in known[m.about].resolutions)]
    return next(iter(about or matters), None)


def with_something_open() -> Exists:
    """The condition that some matter of a visit is still being attended."""
    return Exists(VisitMatter.objects.filter(visit=OuterRef("pk"), outcome=None))


def matters_between(first: date, last: date) -> QuerySet[VisitMatter]:
    """Every matter brought on the days from `first` to `last` (local, both included), in the order of the log.

    Each carries its `visit`, its `outcome` (kind, resolution, area, case) and `how` it was attended: INTERNAL,
    REFERRED, LEFT or OPEN. What was attended are all but LEFT and OPEN; what the desk solved by itself is INTERNAL.
    """
    how = Case(
        When(outcome__kind__in=Outcome.INTERNAL, then=Value(INTERNAL)),
        When(outcome__kind__in=Outcome.REFERRED, then=Value(REFERRED)),
        When(outcome__kind=Outcome.LEFT, then=Value(LEFT)),
        default=Value(OPEN),
    )
    found = VisitMatter.objects.filter(visit__day__gte=first, visit__day__lte=last).annotate(how=how)
    return found.select_related("visit", "outcome", "outcome__case").order_by("visit__day", "visit__number", "number")


def day_subject(day: date) -> Subject:
    """What a day of the log is for the journal and for its documents."""
    return Subject("visit_log", day.isoformat(), day.strftime("%d/%m/%Y"))


def lines_of(day: date) -> list[Visit]:
    """Every line of a day, first to last, with its matters: a day's log is at most some hundreds."""
    return list(with_matters(Visit.objects.filter(day=day)).order_by("number"))


def open_visits(day: date) -> list[Visit]:
    """The visits of a day with some matter still being attended, by number."""
    return list(Visit.objects.filter(with_something_open(), day=day).order_by("number"))


def counted_on(day: date) -> dict[str, int]:
    """How many matters of a day ended in each way, by code (of the resolution, or of the kind), most first."""
    ended = Outcome.objects.filter(visit__day=day).values_list("kind", "resolution").annotate(Count("pk"))
    found: dict[str, int] = {}
    for kind, resolution, number in ended.order_by():
        code = kind_code(kind, resolution)
        found[code] = found.get(code, 0) + number
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def closing_of(day: date) -> LogClosing | None:
    """The closing of a day; None while it is open."""
    return LogClosing.objects.select_related("document").filter(day=day).first()


@dataclass(frozen=True)
class LogDay:
    """A day of the log in the list of days: how many visits it has, how many are open, and its closing."""

    day: date
    visits: int
    open: int
    closing: LogClosing | None


def days_of_log(before: date | None = None) -> tuple[list[LogDay], date | None]:
    """Days with visits or a closing, latest first, `DAYS` of them from before a day; the day to go on below."""
    visits, closings = Visit.objects.all(), LogClosing.objects.select_related("document")
    if before:
        visits, closings = visits.filter(day__lt=before), closings.filter(day__lt=before)
    counted = dict(visits.values_list("day").annotate(Count("pk")).order_by("-day")[: DAYS + 1])
    closed = {closing.day: closing for closing in closings.order_by("-day")[: DAYS + 1]}
    days = sorted(counted.keys() | closed.keys(), reverse=True)
    shown = days[:DAYS]
    waiting = Visit.objects.filter(with_something_open(), day__in=shown).values_list("day").annotate(Count("pk"))
    left = dict(waiting.order_by())
    found = [LogDay(day, counted.get(day, 0), left.get(day, 0), closed.get(day)) for day in shown]
    return found, shown[-1] if len(days) > DAYS else None
