"""Questions to the clock: the deadlines of a subject, their ledger, what is left, what expired."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects

from ventanilla.deadlines.models import Deadline, DeadlineExtension, DeadlinePause, DeadlineRestart
from ventanilla.deadlines.points import Calendar, Extension, Pause, Reckoning, Restart, Terms, reckon
from ventanilla.journal.actor import Subject
from ventanilla.journal.prepared import nothing, prepared
from ventanilla.lib.page_keys import page_key, read_page_key
from ventanilla.utility.queries import current_pack, pack_of

HAPPENED: dict[str, type[DeadlinePause | DeadlineRestart | DeadlineExtension]] = {
    "pauses": DeadlinePause,
    "restarts": DeadlineRestart,
    "extensions": DeadlineExtension,
}


def calendar_of(revision: int) -> Calendar:
    """The calendar of a published revision of the pack, read once a process."""
    calendar: Calendar = pack_of(revision).section("calendar")
    return calendar


def terms_in_force() -> Terms:
    """The terms of the pack in force."""
    terms: Terms = current_pack().section("terms")
    return terms


def calendar_in_force() -> Calendar:
    """The calendar of the pack in force."""
    calendar: Calendar = current_pack().section("calendar")
    return calendar


def deadlines_of(subject: Subject) -> list[Deadline]:
    """Every deadline of a subject, oldest first, with what happened to each already loaded.

    One query; three more where some term was paused, restarted or extended, which most never are.
    """
    deadlines: list[Any] = _of(subject.kind, subject.id)
    prefetch_related_objects([d for d in deadlines if d.touched], *HAPPENED)
    for untouched in (d for d in deadlines if not d.touched):
        untouched._prefetched_objects_cache = {name: nothing(kind) for name, kind in HAPPENED.items()}
    return deadlines


@prepared
def _of(kind: str, pk: str) -> QuerySet[Deadline]:
    """Those of a subject, each with whether anything happened to it."""
    touched = [Exists(kind.objects.filter(deadline=OuterRef("pk"))) for kind in HAPPENED.values()]
    found = Deadline.objects.filter(subject_kind=kind, subject_id=pk).order_by("id")
    return found.annotate(touched=touched[0] | touched[1] | touched[2])


def running(subject: Subject, group: str) -> QuerySet[Deadline]:
    """The deadlines of a group not yet stopped."""
    return Deadline.objects.filter(
        subject_kind=subject.kind, subject_id=subject.id, group=group, stopped_at__isnull=True
    ).order_by("id")


def hold(deadline: Deadline) -> Deadline:
    """Its row as it stands, for update until the transaction ends, so that there must be one."""
    return _held(deadline.pk)[0]


@prepared
def _held(number: int) -> QuerySet[Deadline]:
    return Deadline.objects.select_for_update().filter(pk=number)


def pauses_of(deadline: Deadline) -> list[Pause]:
    """Its suspensions, oldest first."""
    return sorted(
        (Pause(p.starts_at, p.ends_at, p.reason, p.document) for p in deadline.pauses.all()), key=lambda p: p.from_at
    )


def extensions_of(deadline: Deadline) -> list[Extension]:
    """Its extensions, in the order they were granted."""
    rows = sorted(deadline.extensions.all(), key=lambda e: e.pk)
    return [Extension(e.amount, e.at, e.reason, e.document) for e in rows]


def restarts_of(deadline: Deadline) -> list[Restart]:
    """Its restarts; the last one counts."""
    return [Restart(r.at, r.reason, r.document) for r in deadline.restarts.all()]


def reckon_again(deadline: Deadline, calendar: Calendar | None = None, now: datetime | None = None) -> Reckoning:
    """What the clock says of a deadline from its facts alone, by its own calendar unless another is given."""
    return reckon(
        term=deadline.term,
        started_at=deadline.started_at,
        calendar=calendar or calendar_of(deadline.calendar_revision),
        pauses=pauses_of(deadline),
        extensions=extensions_of(deadline),
        restarts=restarts_of(deadline),
        now=now,
    )


def ledger_of(deadline: Deadline, now: datetime) -> Reckoning:
    """Day by day: what counted, what did not and why, and the readings not taken."""
    return reckon_again(deadline, now=deadline.stopped_at or now)


def business_days_left(deadline: Deadline, at: datetime) -> int | None:
    """Business days after today up to the last one: 0 on the last day, negative after it; None when nothing runs."""
    if deadline.last_day is None or deadline.is_stopped:
        return None
    calendar = calendar_of(deadline.calendar_revision)
    today = calendar.local(at).date()
    if today <= deadline.last_day:
        return calendar.business_days_between(today, deadline.last_day)
    return -calendar.business_days_between(deadline.last_day, today)


def is_expired(deadline: Deadline, at: datetime) -> bool:
    """Whether the term ran out without its stop event. What the silence means is for a person to say."""
    return deadline.due_at is not None and at >= deadline.due_at


def left_to_extend(deadline: Deadline) -> int:
    """How much its rule still lets it be extended, in the unit of the term. One query where it admits any."""
    limit = deadline.term.extension_limit
    return limit - sum(e.amount for e in deadline.extensions.all()) if limit else 0


def is_extensible(deadline: Deadline, at: datetime) -> bool:
    """Whether more time may be granted: it runs, has not run out, and its rule has some left."""
    return not deadline.is_stopped and not is_expired(deadline, at) and left_to_extend(deadline) > 0


def light(deadline: Deadline, at: datetime) -> str:
    """«green», «amber» (few business days left) or «red» (ran out, or met too late)."""
    if deadline.is_stopped:
        return "red" if deadline.outcome in ("late", "expired") else "green"
    if is_expired(deadline, at):
        return "red"
    left = business_days_left(deadline, at)
    return "amber" if left is not None and left <= deadline.rule.get("amber", 3) else "green"


def open_list(which: str, at: datetime, *, limit: int, after: str = "") -> tuple[list[Deadline], str]:
    """Open deadlines to look at: "vencidos", "vigentes" by due date, or "suspendidos"; with the key of what follows.

    Reminders are left out. One query, whatever their number.
    """
    found = _waiting().order_by("due_at", "id")
    if which == "vencidos":
        found = found.filter(due_at__lte=at)
    elif which == "vigentes":
        found = found.filter(due_at__gt=at)
    else:
        found = found.filter(due_at__isnull=True).order_by("id")
    rows = list(_after(found, which, after)[: limit + 1])
    if len(rows) <= limit:
        return rows, ""
    last = rows[limit - 1]
    return rows[:limit], page_key(last.due_at, last.pk)


def _waiting() -> QuerySet[Deadline]:
    return Deadline.objects.filter(stopped_at__isnull=True, reminder=False)


def _after(found: QuerySet[Deadline], which: str, key: str) -> QuerySet[Deadline]:
    """Past a key of `open_list`; a key that cannot be read is the beginning."""
    due_at, number = read_page_key(key) or (None, 0)
    if which == "suspendidos":
        return found.filter(id__gt=number)
    if due_at is None:
        return found
    return found.filter(Q(due_at__gt=due_at) | Q(due_at=due_at, id__gt=number))
