"""How each referral stands: received or not, solved or returned, its last day and the days left or late."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ventanilla.cases.models import Referral
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import business_days_left, calendar_of, light
from ventanilla.processes.models import Token

SENT, RECEIVED, SOLVED, RETURNED = "sent", "received", "solved", "returned"
STATES = {SENT: "Sin acuse", RECEIVED: "Recibida", SOLVED: "Atendida", RETURNED: "Devuelta"}
ACKNOWLEDGE, SOLVE = "cases.acknowledge_referral", "cases.solve_referral"
TASKS = (ACKNOWLEDGE, SOLVE)
"""What an area does with a referral: the open one of these is where it stands."""


@dataclass(frozen=True)
class ReferralClock:
    """`days` are business days left of what is out, or, once it ended, how many too late (negative) or None.

    `token` is the area's open task; `light` is green, amber, red, paused, or "" without a term.
    """

    referral: Referral
    state: str
    last_day: date | None = None
    days: int | None = None
    light: str = ""
    token: Token | None = None

    @property
    def says(self) -> str:
        """The state in Spanish."""
        return STATES[self.state]


def state_of(referral: Referral) -> str:
    """From its acknowledgement, its answer and its return, which the caller has loaded."""
    if getattr(referral, "answer", None):
        return SOLVED
    if getattr(referral, "returned", None):
        return RETURNED
    return RECEIVED if getattr(referral, "acknowledgement", None) else SENT


def clocks_of(referrals: Sequence[Referral], at: datetime) -> dict[int, ReferralClock]:
    """How each stands, by its id; two queries, whatever their number (the pack's calendar apart)."""
    tokens = _tokens_of(referrals)
    return {one.pk: _clock(one, tokens.get(one.pk, ()), at) for one in referrals}


def _tokens_of(referrals: Sequence[Referral]) -> dict[int, list[Token]]:
    """The area's tasks of each referral: those opened since it, and before the next one to the same area."""
    sent: dict[tuple[str, str], list[Referral]] = defaultdict(list)
    cases = {one.case_id for one in referrals}
    for one in Referral.objects.filter(case__in=cases).only("pk", "case_id", "area", "at").order_by("pk"):
        sent[str(one.case_id), one.area].append(one)
    found = Token.objects.filter(
        instance__subject_kind="case",
        instance__subject_id__in=[str(pk) for pk in sorted(cases)],
        kind=Token.Kind.TASK,
        task__in=TASKS,
    ).select_related("instance", "deadline", "taken_by")
    out: dict[int, list[Token]] = defaultdict(list)
    for token in found.order_by("pk"):
        before = [r for r in sent[token.instance.subject_id, token.area] if r.at <= token.opened_at]
        if before:
            out[before[-1].pk].append(token)
    return out


def _clock(referral: Referral, tokens: Iterable[Token], at: datetime) -> ReferralClock:
    state = state_of(referral)
    last = next(reversed(list(tokens)), None)
    clock = last.deadline if last else None
    if state in (SENT, RECEIVED):
        here = last if last and last.is_open else None
        if here is None or clock is None:
            return ReferralClock(referral, state, token=here)
        shown = "paused" if clock.is_suspended else light(clock, at)
        return ReferralClock(referral, state, clock.last_day, business_days_left(clock, at), shown, here)
    ended = referral.answer if state == SOLVED else referral.returned
    return ReferralClock(referral, state, clock.last_day if clock else None, _late(clock, ended.at))


def _late(clock: Deadline | None, ended_at: datetime) -> int | None:
    """Minus the business days after the last day in which it ended; None in time or without a term."""
    if clock is None or clock.last_day is None:
        return None
    calendar = calendar_of(clock.calendar_revision)
    day = calendar.local(ended_at).date()
    late = calendar.business_days_between(clock.last_day, day)
    return -late if late else None
