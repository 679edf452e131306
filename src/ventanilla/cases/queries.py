"""Questions to the case files: who may see one, the petition control, what a list needs to know at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from ventanilla.cases.legal_clock import GROUP
from ventanilla.cases.models import Case, CaseState, CaseWord, JoinedCase, Referral
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import business_days_left, light
from ventanilla.journal.prepared import prepared
from ventanilla.lib.text import fold
from ventanilla.processes.models import Token
from ventanilla.processes.queries import NextStep, open_steps_of
from ventanilla.staff.queries import Standing
from ventanilla.utility.queries import zone

PAGE = 50
FEW = 2000
"""Petitions that have a word: up to so many, reading them all costs less than asking the newest one by one."""


@dataclass(frozen=True)
class Filters:
    """What the petition control is asked for.

    `state` is open, closed or all; `area` a code that has it now; `incident` the folio of the one it is
    joined to; `since` and `until` the local days, both included, in which it was presented.
    """

    text: str = ""
    state: str = "open"
    area: str = ""
    matter: str = ""
    incident: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Row:
    """A case as the control shows it: who has it now, how its legal term stands, the folio of its incident or ""."""

    case: Case
    steps: list[NextStep]
    deadline: Deadline | None
    light: str
    days_left: int | None
    incident: str = ""


@dataclass(frozen=True)
class Page:
    """Rows and the key of the next page, or None."""

    rows: list[Row]
    next_key: int | None = field(default=None)


def visible(held: Standing) -> QuerySet[Case]:
    """The cases a person may see: all, or those referred to an area where she holds a post (B-10)."""
    return seen(*sight_of(held))


type Sight = tuple[bool | None, list[str]]


def sight_of(held: Standing) -> Sight:
    """What a person sees: True all, False what was referred to these areas, None nothing."""
    if held.may("cases.view_all"):
        return True, []
    return (False, sorted(held.areas)) if held.may("cases.view") else (None, [])


def seen(everything: bool | None, areas: list[str]) -> QuerySet[Case]:
    """The cases of a sight, with their account."""
    cases = Case.objects.select_related("state__account")
    if everything is None:
        return cases.none()
    return cases if everything else cases.filter(pk__in=Referral.objects.filter(area__in=areas).values("case"))


def case_seen(held: Standing, folio: str) -> Case | None:
    """The case of a folio, with its nature, when this person may see it."""
    return _by_folio.first(*sight_of(held), folio)


@prepared
def _by_folio(everything: bool | None, areas: list[str], folio: str) -> QuerySet[Case]:
    return seen(everything, areas).select_related("nature__contests", "closure").filter(folio=folio)


def case_numbered(held: Standing, number: int) -> Case | None:
    """The case of an id, when this person may see it."""
    return _by_number.first(*sight_of(held), number)


@prepared
def _by_number(everything: bool | None, areas: list[str], number: int) -> QuerySet[Case]:
    return seen(everything, areas).filter(pk=number)


def hold_case(case: Case) -> CaseState:
    """Its state, for update until the transaction ends, so that there must be one: what is done to it takes turns."""
    return _held(case.pk)[0]


@prepared
def _held(case: int) -> QuerySet[CaseState]:
    return CaseState.objects.select_for_update().filter(case=case)


def control(held: Standing, filters: Filters, *, at: datetime, after: int | None = None, limit: int = PAGE) -> Page:
    """The petition control (ON-GAU-02), newest first, `limit` rows from below the id `after`."""
    cases = asked(held, filters)
    if after:
        cases = cases.filter(pk__lt=after)
    found = list(cases.order_by("-pk")[: limit + 1])
    rows = rows_of(found[:limit], at)
    joined = dict(_incidents_of([case.pk for case in found[:limit]]))
    rows = [replace(row, incident=joined.get(row.case.pk, "")) for row in rows]
    return Page(rows, found[limit - 1].pk if len(found) > limit else None)


@prepared
def _incidents_of(cases: list[int]) -> QuerySet[JoinedCase, tuple[int, str]]:
    return JoinedCase.objects.filter(case__in=cases).values_list("case", "incident__folio")


def asked(held: Standing, filters: Filters) -> QuerySet[Case]:
    """The cases a person may see that the filters let through."""
    cases = visible(held)
    if filters.since:
        cases = cases.filter(filed_at__gte=datetime.combine(filters.since, time(), zone()))
    if filters.until:
        cases = cases.filter(filed_at__lt=datetime.combine(filters.until + timedelta(days=1), time(), zone()))
    if filters.state != "all":
        cases = cases.filter(state__closed_at__isnull=filters.state == "open")
    if filters.matter:
        cases = cases.filter(state__matter=filters.matter)
    if filters.incident:
        cases = cases.filter(joined__incident__folio=filters.incident)
    if filters.area:
        there = Token.objects.filter(kind=Token.Kind.TASK, finished_at=None, area=filters.area)
        there = there.filter(instance__subject_kind="case")
        number = Cast("instance__subject_id", BigIntegerField())
        cases = cases.filter(pk__in=there.annotate(number=number).values("number"))
    return _with_words(cases, set(fold(filters.text).split()))


def _with_words(cases: QuerySet[Case], terms: Iterable[str]) -> QuerySet[Case]:
    """Those with a word that begins so, for each term.

    By a term that few have they are gathered; by one that many have, each is asked, and a list of the newest soon
    has its fifty: what it costs does not grow with how many have it. One query for each term, which counts to FEW.
    """
    for term in terms:
        having = CaseWord.objects.filter(_begins(term))
        if having[: FEW + 1].count() > FEW:
            cases = cases.filter(Exists(having.filter(case=OuterRef("pk"))))
        else:
            cases = cases.filter(pk__in=having.values("case"))
    return cases


def _begins(term: str) -> Q:
    """Words that begin so, by the index of each database: SQLite cannot use one for LIKE with ESCAPE."""
    if connection.vendor == "sqlite":
        return Q(word__gte=term, word__lt=term + "\U0010ffff")
    return Q(word__startswith=term)


def rows_of(cases: Sequence[Case], at: datetime, terms: Iterable[Deadline] | None = None) -> list[Row]:
    """What a list shows of these cases, in a fixed number of queries; `terms` are theirs where they are at hand."""
    ids = [str(case.pk) for case in cases]
    steps = open_steps_of("case", ids)
    clocks = legal_clocks(ids) if terms is None else {d.subject_id: d for d in terms if is_legal(d)}
    rows = []
    for case in cases:
        clock = clocks.get(str(case.pk))
        rows.append(
            Row(
                case,
                steps.get(str(case.pk), []),
                clock,
                "paused" if clock and clock.is_suspended else light(clock, at) if clock else "",
                business_days_left(clock, at) if clock else None,
            )
        )
    return rows


def is_legal(term: Deadline) -> bool:
    """Whether it is the term of law itself."""
    return term.group == GROUP and not term.reminder


def legal_clocks(ids: Iterable[str]) -> dict[str, Deadline]:
    """The legal term of each case, reminders left out."""
    return {deadline.subject_id: deadline for deadline in _legal_terms(list(ids))}


@prepared
def _legal_terms(ids: list[str]) -> QuerySet[Deadline]:
    found = Deadline.objects.filter(subject_kind="case", subject_id__in=ids, group=GROUP, reminder=False)
    return found.order_by("id")


@dataclass(frozen=True)
class OfAccount:
    """The petitions about an account: those open and the latest closed ones; `more` when some are not shown."""

    open: list[Row]
    closed: list[Row]
    more: bool


def cases_of_account(account_id: int, held: Standing, at: datetime, limit: int = 10) -> OfAccount:
    """What is open about an account that a person may see, and the latest that is closed. Four queries."""
    sight = sight_of(held)
    found = _about_account(*sight, account_id, True, slice(limit + 1))
    over = _about_account(*sight, account_id, False, slice(limit // 2 + 1))
    rows = rows_of([*found[:limit], *over[: limit // 2]], at)
    shown = len(found[:limit])
    return OfAccount(rows[:shown], rows[shown:], len(found) > limit or len(over) > limit // 2)


@prepared
def _about_account(
    everything: bool | None, areas: list[str], account_id: int, are_open: bool, shown: slice
) -> QuerySet[Case]:
    hers = seen(everything, areas).filter(state__account_id=account_id, state__closed_at__isnull=are_open)
    return hers.order_by("-pk")[shown]
