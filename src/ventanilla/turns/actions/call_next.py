"""Call the next ticket to a desk, in the fair order (A-02)."""

from datetime import date, datetime

from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.turns import points
from ventanilla.turns.catalogue import Desk, Rules
from ventanilla.turns.models import Place, Step
from ventanilla.turns.motion import declared, hold_line, move, open_sitting
from ventanilla.turns.points import First, choose


class UnableToCall(Refusal):
    """The person sits at no desk, the desk still has a ticket, or nobody waits for it."""


@act
def call_next(*, by: Actor, at: datetime) -> Place:
    """The ticket now called to the desk where `by` sits. Errors: UnableToCall, NotAllowed."""
    require(by, "turns.call", at)
    hold_line()
    turns, sitting = declared(), open_sitting(by, at)
    desk = turns.desks.get(sitting.desk) if sitting else None
    if sitting is None or desk is None:
        raise UnableToCall("sin-ventanilla", "Elija primero la ventanilla en que va a atender.")
    held = Place.objects.filter(day=sitting.day, desk=desk.code, state__in=points.AT_A_DESK)
    if place := held.select_related("ticket").first():
        sentence = f"Termine primero con el turno {place.ticket.label}: atiéndalo, páuselo o anote que no se presentó."
        raise UnableToCall("con-turno", sentence)
    chosen = _chosen(desk, turns.rules, sitting.day, at)
    if chosen is None:
        raise UnableToCall("nadie-espera", "Nadie espera por los asuntos de esta ventanilla.")
    place = Place.objects.select_for_update().select_related("ticket").get(pk=chosen.ticket)
    return move(
        place,
        points.CALL,
        by=by,
        at=at,
        desk=desk.code,
        first_called_at=place.first_called_at or at,
        called_at=at,
        calls=1,
    )


def _chosen(desk: Desk, rules: Rules, day: date, at: datetime) -> First | None:
    """The fair choice among the first with priority and the first without."""
    last = Step.objects.filter(day=day, kind=points.CALL, matter__in=desk.matters).order_by("-pk")
    flags = list(last.values_list("ticket__priority", flat=True)[: rules.priority_per_normal])
    return choose(_first(desk, day, True), _first(desk, day, False), flags, rules, at)


def _first(desk: Desk, day: date, priority: bool) -> First | None:
    waiting = Place.objects.filter(day=day, state=points.WAITING, matter__in=desk.matters, priority=priority)
    place = waiting.order_by("arrived_at", "pk").first()
    return First(place.pk, place.arrived_at, priority) if place else None
