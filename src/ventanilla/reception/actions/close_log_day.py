"""Close a day of the visitor log: what was counted, sealed in the journal, on a form that never changes (A-01)."""

from datetime import date, datetime

from ventanilla.documents.actions import issue_letter
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record, seal_entries
from ventanilla.journal.actor import Actor
from ventanilla.journal.models import Entry, Seal, SealMember
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.actions.enter_visit import take_day
from ventanilla.reception.log_form import LETTER, log_fields
from ventanilla.reception.models import LogClosing
from ventanilla.reception.queries import counted_on, day_subject, lines_of, open_visits
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.staff.queries import standing
from ventanilla.utility.queries import current_pack, local_day

_BATCH = 1000
_NAMED = 12
"""So many open visits are named in the refusal; the screen lists them all."""


class UnableToClose(Refusal):
    """The day is not over for somebody, or has not come."""


@act
def close_log_day(*, day: date, by: Actor, at: datetime) -> LogClosing:
    """Close `day` (local); asked again it gives the closing that stands. Errors: UnableToClose, NotAllowed.

    Who could not be written before it is entered late in a later day's log, marked, instead of being added here: the
    form of a closed day is signed on paper, and paper does not change.
    """
    require(by, "reception.close", at)
    take_day(day)
    if known := LogClosing.objects.filter(day=day).first():
        return known
    _refuse(day, at)
    counted = counted_on(day)
    visits = lines_of(day)
    matters = sum(counted.values())
    subject = day_subject(day)
    facts = {"visits": len(visits), "matters": matters, "counted": counted}
    seal = _sealed(record(event="reception.day_closed", by=by, at=at, on=subject, facts=facts), at)
    posts = " · ".join(post.name for post in standing(by, at).posts.values())
    fields = log_fields(
        day, visits, counted, pack=current_pack(), closed_by=by.name, post=posts, closed_at=at, seal=seal
    )
    document = issue_letter(letter=LETTER, subject=subject, fields=fields, by=by, at=at)
    return LogClosing.objects.create(
        day=day,
        visits=len(visits),
        matters=matters,
        counted=counted,
        seal=seal,
        digest=seal.digest,
        document=document,
        **done(by, at),
    )


def _refuse(day: date, at: datetime) -> None:
    if day > local_day(at):
        raise UnableToClose("dia-futuro", "Ese día aún no llega; cierre el de hoy o uno anterior.")
    waiting = open_visits(day)
    if waiting:
        numbers = [str(visit.number) for visit in waiting[:_NAMED]]
        more = f" y {len(waiting) - _NAMED} más" if len(waiting) > _NAMED else ""
        raise UnableToClose(
            "visitas-abiertas",
            f"Falta anotar cómo terminaron las visitas {', '.join(numbers)}{more}. Termínelas y vuelva a cerrar.",
        )


def _sealed(closing: Entry, at: datetime) -> Seal:
    """Seal the journal until the closing itself is in the chain; the seal that holds it."""
    while (member := SealMember.objects.select_related("seal").filter(entry_id=closing.pk).first()) is None:
        seal_entries(at=at, limit=_BATCH)
    return member.seal
