"""Enter a person in the day's log before she is served (A-01)."""

from datetime import date, datetime, timedelta

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.folios import Series
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.models import LogClosing, Visit, VisitMatter
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.turns.actions import start_attention
from ventanilla.turns.models import Ticket
from ventanilla.utility import vocabulary
from ventanilla.utility.queries import current_pack, local_day

VISITS = Series("visit", "{day}/{n}", daily=True)
"""The lines of the log are numbered each day from 1."""
OLDEST = timedelta(days=31)
"""Somebody who came longer ago is a slip of the keyboard."""


class UnableToEnter(Refusal):
    """A line of the log needs who and what for, and nobody who only pays stands in it."""


@act
def enter_visit(
    *,
    name: str,
    matter: str,
    account: Account | None,
    key: str,
    by: Actor,
    at: datetime,
    about: str = "",
    came_at: datetime | None = None,
    ticket: Ticket | None = None,
) -> Visit:
    """One line of today's log with its first matter; a known `key` gives the line it made.

    `about` is the code of one of the pack's matters; with it the words of `matter` may lack. `came_at` is when she
    really came, of somebody written late: her line stands in the log of today, marked. `ticket` is the one she was
    called with: its attention begins. Errors: UnableToEnter, UnableToMove, NotAllowed.
    """
    require(by, "reception.log", at)
    take_turns(key)
    if known := Visit.objects.filter(key=key).first():
        return known
    _refuse_who(name, came_at, at)
    words = said(matter, about)
    day = local_day(at)
    refuse_closed(day)
    if ticket:
        _begin(ticket, by, at)
    number = int(issue_folio(series=VISITS, day=day, at=at).rpartition("/")[2])
    visit = Visit.objects.create(
        key=key,
        day=day,
        number=number,
        name=name.strip(),
        account=account,
        matter=words,
        came_at=came_at,
        ticket=ticket,
        **done(by, at),
    )
    VisitMatter.objects.create(visit=visit, number=1, about=about, text=words, **done(by, at))
    record(
        event="reception.visit_entered",
        by=by,
        at=at,
        on=visit.subject,
        facts={"account": account.number if account else "", "about": about, "late": came_at is not None},
        personal={"name": visit.name, "matter": words},
    )
    return visit


def take_day(day: date) -> None:
    """Of two acts that enter in a day's log or close it, the second waits for the first."""
    take_turns(f"visit-log:{day.isoformat()}")


def refuse_closed(day: date) -> None:
    """Errors: UnableToEnter. A closed day takes nothing more, because its printed form is already signed."""
    take_day(day)
    if LogClosing.objects.filter(day=day).exists():
        sentence = (
            f"El {vocabulary.said('visit_log')} de hoy ya se cerró. Apunte a la persona en papel y regístrela el "
            "próximo día, diciendo en «Vino el» cuándo vino: quedará marcada como anotada tarde."
        )
        raise UnableToEnter("dia-cerrado", sentence)


def said(text: str, about: str) -> str:
    """The words of a matter, its name in the pack when nothing was typed. Errors: UnableToEnter."""
    matters = current_pack().section("matters")
    if about and about not in matters:
        raise UnableToEnter("asunto-desconocido", "Elija el asunto de la lista.", field="about")
    if about and not matters[about].log:
        sentence = (
            f"«{matters[about].name}» no se anota en el {vocabulary.said('visit_log')}: "
            f"indique a la persona que pase directo a {matters[about].goes_to}."
        )
        raise UnableToEnter("no-se-anota", sentence, field="about")
    words = text.strip() or (matters[about].name if about else "")
    if not words:
        raise UnableToEnter("sin-asunto", "Escriba a qué viene.", field="matter")
    return str(words)


def _refuse_who(name: str, came_at: datetime | None, at: datetime) -> None:
    """Errors: UnableToEnter."""
    if not name.strip():
        raise UnableToEnter("sin-nombre", "Escriba el nombre de quien viene.", field="name")
    if came_at and came_at > at:
        raise UnableToEnter("aun-no-viene", "Escriba cuándo vino; esa hora no ha llegado.", field="came_at")
    if came_at and at - came_at > OLDEST:
        sentence = f"Según esa fecha vino hace más de {OLDEST.days} días; revise el día y el año."
        raise UnableToEnter("fecha-lejana", sentence, field="came_at")


def _begin(ticket: Ticket, by: Actor, at: datetime) -> None:
    """Errors: UnableToEnter when another visit has the ticket, UnableToMove when it is not at this person's desk."""
    if Visit.objects.filter(ticket=ticket).exists():
        sentence = f"La visita del turno {ticket.label} ya está registrada; continúela desde su ventanilla."
        raise UnableToEnter("turno-registrado", sentence)
    start_attention(ticket=ticket, by=by, at=at)
