"""Enter a person in the day's log before she is served (A-01)."""

from datetime import datetime

from django.db import transaction

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.folios import Series
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.models import Visit
from ventanilla.register.models import Account
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day

VISITS = Series("visit", "{day}/{n}", daily=True)
"""The lines of the log are numbered each day from 1."""


class UnableToEnter(Refusal):
    """A line of the log needs who and what for."""


@transaction.atomic
def enter_visit(*, name: str, matter: str, account: Account | None, key: str, by: Actor, at: datetime) -> Visit:
    """One line of today's log; a known `key` gives the line it made. Errors: UnableToEnter, NotAllowed."""
    require(by, "reception.log", at)
    take_turns(key)
    if known := Visit.objects.filter(key=key).first():
        return known
    if not name.strip():
        raise UnableToEnter("sin-nombre", "Escriba el nombre de quien viene.", field="name")
    if not matter.strip():
        raise UnableToEnter("sin-asunto", "Escriba a qué viene.", field="matter")
    day = local_day(at)
    number = int(issue_folio(series=VISITS, day=day, at=at).rpartition("/")[2])
    visit = Visit.objects.create(
        key=key,
        day=day,
        number=number,
        name=name.strip(),
        account=account,
        matter=matter.strip(),
        **done(by, at),
    )
    record(
        event="reception.visit_entered",
        by=by,
        at=at,
        on=visit.subject,
        facts={"account": account.number if account else ""},
        personal={"name": visit.name, "matter": visit.matter},
    )
    return visit
