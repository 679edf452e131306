"""Give a ticket: what for, and whether it goes first (A-02)."""

from datetime import datetime

from ventanilla.deadlines.queries import calendar_in_force
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.chance import public_code
from ventanilla.lib.folios import Series
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.staff.queries import may
from ventanilla.turns.catalogue import Queue, Rules
from ventanilla.turns.models import Place, Ticket
from ventanilla.turns.motion import declared, hold_line
from ventanilla.utility.queries import local_day, zone


class UnableToIssue(Refusal):
    """The matter or the condition is not one of the pack, or the kiosk is closed."""


def series_of(queue: Queue) -> Series:
    """The tickets of a queue are numbered each day from 1."""
    return Series(f"turn-{queue.code}"[:40], f"{{day}}/{queue.letter}-{{n:03d}}", daily=True)


@act
def issue_ticket(*, matter: str, condition: str, key: str, by: Actor, at: datetime) -> Ticket:
    """The next ticket of the matter's queue; a known `key` gives the ticket it made. `condition` is "" for none.

    Which condition was said is not kept, only that there is one. Errors: UnableToIssue, NotAllowed.
    """
    require(by, "turns.issue", at)
    take_turns(key)
    if known := Ticket.objects.filter(key=key).first():
        return known
    turns = declared()
    if matter not in turns.matters:
        raise UnableToIssue("sin-asunto", "Elija a qué viene.", field="asunto")
    if condition and condition not in turns.conditions:
        raise UnableToIssue("sin-preferencia", "Elija una de las preferencias o «Ninguna».", field="condicion")
    if not may(by, "turns.call", at):
        _refuse_closed(turns.rules, at)
    queue = turns.queues[turns.matters[matter].queue]
    hold_line()
    day = local_day(at)
    label = issue_folio(series=series_of(queue), day=day, at=at).rpartition("/")[2]
    ticket = Ticket.objects.create(
        key=key,
        code=public_code(),
        day=day,
        queue=queue.code,
        number=int(label.rpartition("-")[2]),
        label=label,
        matter=matter,
        priority=bool(condition),
        **done(by, at),
    )
    Place.objects.create(
        ticket=ticket, day=day, queue=queue.code, matter=matter, priority=ticket.priority, arrived_at=at
    )
    facts = {"matter": matter, "priority": ticket.priority}
    record(event="turns.issued", by=by, at=at, on=ticket.subject, facts=facts)
    return ticket


def _refuse_closed(rules: Rules, at: datetime) -> None:
    """Whoever attends may give a ticket at any hour; the kiosk only while the office receives."""
    local = at.astimezone(zone())
    if calendar_in_force().off(local.date(), "attention") or not rules.opens <= local.time() < rules.closes:
        hours = f"de {rules.opens:%H:%M} a {rules.closes:%H:%M}"
        raise UnableToIssue("cerrado", f"En este momento no se dan turnos. Se dan en días hábiles, {hours} horas.")
