"""Which alerts still speak to a person: those of her posts and of her areas whose term has not stopped."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from ventanilla.cases.models import Alert
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import business_days_left, light
from ventanilla.journal.prepared import prepared
from ventanilla.staff.queries import Standing
from ventanilla.utility.queries import current_pack

SHOWN, LOOKED_AT = 6, 60


@dataclass(frozen=True)
class AlertRow:
    """An alert as a list shows it, with how its term stands now."""

    alert: Alert
    name: str
    deadline: Deadline
    days_left: int | None
    light: str


def alerts_for(held: Standing, at: datetime) -> list[AlertRow]:
    """The newest of each term, the most urgent first, at most SHOWN. One query for each post held and each area."""
    found: dict[int, Alert] = {}
    mine: list[tuple[str, str | None]] = [(code, None) for code in sorted(held.posts)]
    if held.may("cases.attend"):
        mine += [("", area) for area in sorted(held.areas)]
    for post, area in mine:
        for alert in _alive(post, area):
            if alert.deadline_id not in found or found[alert.deadline_id].pk < alert.pk:
                found[alert.deadline_id] = alert
    ordered = sorted(found.values(), key=lambda one: (one.deadline.due_at, one.pk))
    return [_row(alert, at) for alert in ordered[:SHOWN]]


@prepared
def _alive(post: str, area: str | None) -> QuerySet[Alert]:
    """The latest for a post, or for an area, whose term has not stopped."""
    place = Q(post=post) if area is None else Q(post=post, area=area)
    alive = Alert.objects.filter(place, deadline__stopped_at=None, deadline__due_at__isnull=False)
    return alive.select_related("deadline", "case").order_by("-pk")[:LOOKED_AT]


def name_of(rule: str) -> str:
    """The pack's words for an alert; its code where the pack no longer has it."""
    known = current_pack().section("alerts")
    return str(known[rule].name) if rule in known else rule


def _row(alert: Alert, at: datetime) -> AlertRow:
    term = alert.deadline
    return AlertRow(alert, name_of(alert.rule), term, business_days_left(term, at), light(term, at))
