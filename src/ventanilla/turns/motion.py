"""How a ticket moves: one change of the line at a time, each a step with who and when, and the place it leads to."""

from datetime import datetime
from typing import Any

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.permissions import require
from ventanilla.staff.queries import may
from ventanilla.turns import points
from ventanilla.turns.catalogue import Turns
from ventanilla.turns.models import Place, Sitting, Step, Ticket
from ventanilla.utility.queries import current_pack, local_day

EVENTS = {
    points.CALL: "turns.called",
    points.RECALL: "turns.recalled",
    points.START: "turns.started",
    points.END: "turns.ended",
    points.PARK: "turns.parked",
    points.UNPARK: "turns.unparked",
    points.NO_SHOW: "turns.absent",
    points.TRANSFER: "turns.transferred",
    points.CANCEL: "turns.cancelled",
}


class UnableToMove(Refusal):
    """The ticket does not stand where this can be done, or another desk has it."""


def hold_line() -> None:
    """Wait until nobody else changes the line, then hold it until the transaction ends.

    So two desks never call one ticket, and steps are committed in the order of their ids, which is what the
    screens compare to know whether anything changed.
    """
    take_turns("turns: the line")


def declared() -> Turns:
    """The turns of the pack in force."""
    section: Turns = current_pack().section("turns")
    return section


def open_sitting(by: Actor, at: datetime) -> Sitting | None:
    """Where the actor sits today."""
    mine = Sitting.objects.filter(day=local_day(at), by_kind=by.kind, by_id=by.id, end=None)
    return mine.order_by("-pk").first()


def held_place(ticket: Ticket, by: Actor, at: datetime) -> Place:
    """The ticket's place, the line held. Errors: NotAllowed."""
    require(by, "turns.call", at)
    hold_line()
    return Place.objects.select_for_update().select_related("ticket").get(pk=ticket.pk)


def repeated(place: Place, kind: str, by: Actor) -> bool:
    """Whether the last thing that happened to the ticket is this very move by this very person."""
    last = Step.objects.filter(ticket_id=place.pk, number=place.steps).first()
    return bool(last and (last.kind, last.by_kind, last.by_id) == (kind, by.kind, by.id))


def refuse_move(place: Place, kind: str) -> None:
    """Errors: UnableToMove when the ticket stands where this move cannot begin."""
    if place.state not in points.MOVES[kind][0]:
        state = points.STATES[place.state].lower()
        sentence = f"El turno {place.ticket.label} está «{state}» y esto ya no procede. Actualice la página."
        raise UnableToMove("otro-estado", sentence)


def refuse_other_desk(place: Place, by: Actor, at: datetime) -> None:
    """Errors: UnableToMove when the ticket is at the desk of somebody else; who supervises may."""
    sitting = open_sitting(by, at)
    if (sitting is None or sitting.desk != place.desk) and not may(by, "turns.supervise", at):
        name = declared().desk_name(place.desk)
        sentence = f"El turno {place.ticket.label} está en {name}; pida que lo atiendan o lo canalicen ahí."
        raise UnableToMove("otra-ventanilla", sentence)


def move(
    place: Place, kind: str, *, by: Actor, at: datetime, desk: str | None = None, note: str = "", **changes: Any
) -> Place:
    """Write the step, bring the place to where it leads, and journal it. The line must be held."""
    was_serving = place.state == points.SERVING
    place.state = points.MOVES[kind][1]
    place.desk = place.desk if desk is None else desk
    step_desk = place.desk
    for name, value in changes.items():
        setattr(place, name, value)
    if was_serving and place.started_at:
        place.served_s += max(0, int((at - place.started_at).total_seconds()))
    if place.state not in points.AT_A_DESK and place.state not in (points.DONE, points.ABSENT):
        place.desk = ""
    place.steps += 1
    Step.objects.create(
        ticket_id=place.pk,
        number=place.steps,
        day=place.day,
        kind=kind,
        matter=place.matter,
        desk=step_desk,
        note=note.strip()[:200],
        **done(by, at),
    )
    place.save(force_update=True)
    record(
        event=EVENTS[kind],
        by=by,
        at=at,
        on=place.ticket.subject,
        facts={"desk": step_desk, "matter": place.matter},
        personal={"note": note.strip()[:200]} if note.strip() else None,
    )
    return place
