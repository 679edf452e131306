"""Remind before a term ends and escalate after it, each once (B-03); the background worker does it, several may."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from ventanilla.cases.catalogue import AlertRule
from ventanilla.cases.models import Alert, Case, Referral
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.points import Calendar
from ventanilla.deadlines.queries import business_days_left, calendar_in_force
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import CLOCK
from ventanilla.journal.repeats import take_turns
from ventanilla.processes.models import Token
from ventanilla.staff.acts import act
from ventanilla.utility.queries import current_pack, local_day

ONE_DAY = timedelta(days=1)


def give_alerts(at: datetime, limit: int) -> int:
    """How many were given. Each has its own transaction; those that failed are raised together at the end.

    When the clock jumped over several days, each escalation that is due is given, and no reminder of what ended.
    """
    given, failed = 0, []
    rules: dict[str, AlertRule] = current_pack().section("alerts")
    for rule in rules.values():
        for deadline in list(due_for(rule, at)[: max(limit - given, 0)]):
            try:
                given += give_alert(rule=rule, deadline=deadline.pk, at=at)
            except Exception as error:
                error.add_note(f"while giving the alert {rule.code} of deadline {deadline.pk}")
                failed.append(error)
    if failed:
        raise ExceptionGroup("some alerts could not be given", failed)
    return given


def due_for(rule: AlertRule, at: datetime) -> QuerySet[Deadline]:
    """The open terms of petitions that the rule speaks of now and did not yet, by what is due. One indexed query."""
    said = Alert.objects.filter(deadline=OuterRef("pk"), rule=rule.code, last_day=OuterRef("last_day"))
    waiting = Deadline.objects.filter(
        ~Exists(said), subject_kind="case", group=rule.group, reminder=False, stopped_at=None, due_at__isnull=False
    )
    calendar, today = calendar_in_force(), local_day(at)
    if rule.is_reminder:
        until = _days_on(calendar, today, rule.days_before)
        waiting = waiting.filter(due_at__gt=at, last_day__lte=until, due_at__lte=at + (until - today) + 2 * ONE_DAY)
    else:
        waiting = waiting.filter(due_at__lte=at, last_day__lte=_days_back(calendar, today, rule.days_after))
    return waiting.order_by("due_at", "pk")


def _days_on(calendar: Calendar, today: date, days: int) -> date:
    """The last day up to which no more than that many business days are left."""
    until = today
    while calendar.business_days_between(today, until + ONE_DAY) <= days:
        until += ONE_DAY
    return until


def _days_back(calendar: Calendar, today: date, days: int) -> date:
    """The latest last day that is that many business days late."""
    since = today
    while calendar.business_days_between(since, today) < days:
        since -= ONE_DAY
    return since


@act
def give_alert(*, rule: AlertRule, deadline: int, at: datetime) -> bool:
    """Write one, unless another worker did, or the term stopped or was moved meanwhile. Says whether it wrote."""
    take_turns(f"alert-{rule.code}-{deadline}")
    term = due_for(rule, at).filter(pk=deadline).first()
    if term is None or term.last_day is None:
        return False
    case = Case.objects.get(pk=int(term.subject_id))
    referral = _referral_of(case, term)
    days = business_days_left(term, at) or 0
    alert = Alert.objects.create(
        case=case,
        referral=referral,
        deadline=term,
        rule=rule.code,
        kind=Alert.REMINDER if rule.is_reminder else Alert.ESCALATION,
        post=rule.post,
        area=referral.area if referral else "",
        last_day=term.last_day,
        days=days,
        **done(CLOCK, at),
    )
    facts = {
        "alert": alert.pk, "rule": rule.code, "kind": alert.kind, "post": alert.post, "area": alert.area,
        "referral": alert.referral_id, "term": term.term_code, "last_day": term.last_day, "days": days,
    }  # fmt: skip
    event = "cases.reminded" if rule.is_reminder else "cases.escalated"
    record(event=event, by=CLOCK, at=at, on=case.subject, facts=facts)
    return True


def _referral_of(case: Case, term: Deadline) -> Referral | None:
    """The referral whose area the term hangs from, by the step of the diagram that has it."""
    timer = Token.objects.filter(deadline=term, kind=Token.Kind.TIMER).exclude(parent=None).select_related("parent")
    found = timer.first()
    area = found.parent.area if found and found.parent else ""
    return case.referrals.filter(area=area).order_by("-pk").first() if area else None
