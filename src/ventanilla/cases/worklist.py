"""The daily review (B-05): all that is out at other areas, most urgent first, and what was reviewed today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Max, Q, QuerySet

from ventanilla.cases.areas import solving_areas
from ventanilla.cases.models import Case, FollowUp, Referral
from ventanilla.cases.queries import visible
from ventanilla.cases.referral_clock import TASKS
from ventanilla.deadlines.queries import business_days_left, calendar_in_force, is_expired, light
from ventanilla.journal.prepared import prepared
from ventanilla.lib.page_keys import page_key, read_page_key
from ventanilla.processes.models import Token
from ventanilla.staff.queries import Standing
from ventanilla.utility.queries import current_pack, local_day, zone

EACH, PAGE, MOST_COUNTED = 8, 60, 1000
"""Rows of each area when all are shown, rows of a page of one area, and how far a screen counts what is out."""
STALE_DAYS = 2
OVERDUE, TODAY, STALE, CALM = range(4)


@dataclass(frozen=True)
class OutRow:
    """A referral that an area has. `urgency` is one of OVERDUE, TODAY, STALE, CALM; `last` its latest review."""

    referral: Referral
    token: Token
    received: bool
    light: str
    days_left: int | None
    last: FollowUp | None
    idle_days: int
    urgency: int
    reviewed_today: bool


@dataclass(frozen=True)
class AreaOut:
    """What one area has, most urgent first; `next_key` asks for more of it, "" when that is all."""

    area: str
    rows: list[OutRow]
    next_key: str


@dataclass(frozen=True)
class Progress:
    """How the review of the day goes: `total` counts what is out and what was reviewed today and came back.

    With `more`, it is at least so many.
    """

    total: int
    reviewed: int
    more: bool = False

    @property
    def left(self) -> int:
        return max(self.total - self.reviewed, 0)


def outstanding_of(cases: Iterable[Case]) -> list[Referral]:
    """The referrals of these cases that nobody answered nor returned. 1 query."""
    return _outstanding([case.pk for case in cases])


@prepared
def _outstanding(cases: list[int]) -> QuerySet[Referral]:
    return _unanswered().filter(case__in=cases).order_by("pk")


def reviewed_on(referrals: Sequence[Referral], day: date) -> set[int]:
    """Which of them were reviewed on a local day. 1 query."""
    found = _reviewed(_began(day), [referral.pk for referral in referrals])
    return {one.referral_id for one in found if one.referral_id}


@prepared
def _reviewed(since: datetime, referrals: list[int]) -> QuerySet[FollowUp]:
    return _reviews_since(since).filter(referral__in=referrals)


def progress(at: datetime, most: int | None = MOST_COUNTED) -> Progress:
    """Of today, in a few indexed counts; of what is out up to `most`, None for all of it."""
    tasks = Q(kind=Token.Kind.TASK, finished_at=None, task__in=TASKS, area__in=solving_areas())
    out = Token.objects.filter(tasks)[:most].count()
    began = _began(local_day(at))
    reviewed = len(_reviewed_since(began))
    return Progress(out - len(_still_out(began)) + reviewed, reviewed, out == most)


@prepared
def _reviewed_since(moment: datetime) -> QuerySet[FollowUp, int]:
    """Each referral reviewed since then, once."""
    return _reviews_since(moment).order_by().values_list("referral", flat=True).distinct()


@prepared
def _still_out(since: datetime) -> QuerySet[Referral, int]:
    """Those reviewed since then that their area still has."""
    return _unanswered().filter(pk__in=_reviews_since(since).values("referral")).values_list("pk", flat=True)


def out_at_areas(held: Standing, at: datetime, *, area: str = "", after: str = "") -> list[AreaOut]:
    """What each area has, the area with the most urgent first; with `area` a page of that one.

    One indexed query for each area that solves, and two for all the rows shown.
    """
    areas = [code for code in solving_areas() if area in ("", code)]
    limit = PAGE if area else EACH
    key = _key(after) if area else (None, None)
    pages = {code: _tokens(code, *key, slice(limit + 1)) for code in areas}
    rows = _rows([token for page in pages.values() for token in page[:limit]], held, at)
    found = []
    for code, page in pages.items():
        mine = sorted((rows[t.pk] for t in page[:limit] if t.pk in rows), key=_order)
        if mine:
            last = page[limit - 1] if len(page) > limit else None
            found.append(AreaOut(code, mine, page_key(last.rank_at, last.pk) if last else ""))
    return sorted(found, key=lambda one: _order(one.rows[0]))


def row_of(referral: Referral, at: datetime) -> OutRow | None:
    """The row of one referral; None when its area has it no longer. 3 queries."""
    token = _token_of.first(str(referral.case_id), referral.area)
    found = _unanswered_one.first(referral.pk)
    return _row(token, found, _latest_of.first(referral.pk), at) if token and found else None


@prepared
def _token_of(case: str, area: str) -> QuerySet[Token]:
    here = Token.objects.filter(instance__subject_kind="case", instance__subject_id=case)
    tasks = here.filter(area=area, kind=Token.Kind.TASK, finished_at=None, task__in=TASKS)
    return tasks.select_related("instance", "deadline").order_by("pk")[:1]


@prepared
def _unanswered_one(pk: int) -> QuerySet[Referral]:
    return _unanswered().filter(pk=pk).select_related("case__state__account", "acknowledgement")


@prepared
def _latest_of(referral: int) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(referral=referral).order_by("-pk")[:1]


def _order(row: OutRow) -> tuple[bool, int, datetime, int]:
    return row.reviewed_today, row.urgency, row.token.rank_at, row.token.pk


def _key(after: str) -> tuple[datetime | None, int | None]:
    """Where the page before ended."""
    moment, number = read_page_key(after) or (None, None)
    return (moment, number) if moment else (None, None)


@prepared
def _tokens(area: str, since: datetime | None, above: int | None, shown: slice) -> QuerySet[Token]:
    rows = Token.objects.filter(area=area, kind=Token.Kind.TASK, finished_at=None, task__in=TASKS)
    if since is not None:
        rows = rows.filter(Q(rank_at__gt=since) | Q(rank_at=since, pk__gt=above))
    return rows.select_related("instance", "deadline").order_by("rank_at", "pk")[shown]


def _rows(tokens: Sequence[Token], held: Standing, at: datetime) -> dict[int, OutRow]:
    cases = {int(token.instance.subject_id) for token in tokens}
    seen = visible(held).filter(pk__in=cases)
    sent = _unanswered().filter(case__in=seen).select_related("case__state__account", "acknowledgement")
    referrals = {(r.case_id, r.area): r for r in sent.order_by("pk")}
    reviews: dict[int | None, FollowUp] = {}
    each = FollowUp.objects.filter(referral__in=list(referrals.values())).values("referral")
    for one in FollowUp.objects.filter(pk__in=each.annotate(latest=Max("pk")).values("latest")):
        reviews[one.referral_id] = one
    out = {}
    for token in tokens:
        referral = referrals.get((int(token.instance.subject_id), token.area))
        if referral is not None:
            out[token.pk] = _row(token, referral, reviews.get(referral.pk), at)
    return out


def _row(token: Token, referral: Referral, last: FollowUp | None, at: datetime) -> OutRow:
    clock, today = token.deadline, local_day(at)
    days = business_days_left(clock, at) if clock else None
    since = local_day(last.at if last else referral.at)
    idle = calendar_in_force().business_days_between(since, today)
    stale = int(current_pack().section("utility").settings.get("review.stale_days", STALE_DAYS))
    if clock and is_expired(clock, at):
        urgency = OVERDUE
    elif days == 0:
        urgency = TODAY
    else:
        urgency = STALE if idle >= stale else CALM
    return OutRow(
        referral=referral,
        token=token,
        received=hasattr(referral, "acknowledgement"),
        light="" if clock is None else "paused" if clock.is_suspended else light(clock, at),
        days_left=days,
        last=last,
        idle_days=idle,
        urgency=urgency,
        reviewed_today=last is not None and since == today,
    )


def _unanswered() -> QuerySet[Referral]:
    return Referral.objects.filter(answer=None, returned=None)


def _began(day: date) -> datetime:
    """The local midnight that began a day."""
    return datetime.combine(day, time(), zone())


def _reviews_since(moment: datetime) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(referral__isnull=False, at__gte=moment)


def row_after(groups: Sequence[AreaOut], referral: int) -> int | None:
    """The next one to review below that referral in the order of the screen, else the first of all, or None."""
    flat = [row for group in groups for row in group.rows]
    at = next((n for n, row in enumerate(flat) if row.referral.pk == referral), -1)
    waiting = (row for row in [*flat[at + 1 :], *flat[: max(at, 0)]] if not row.reviewed_today)
    return next((row.referral.pk for row in waiting), None)
