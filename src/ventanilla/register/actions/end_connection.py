"""End a connection: it was removed or closed for good; the row stays."""

from datetime import date, datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.register.models import Connection, ConnectionEnd
from ventanilla.register.supply import possible, reasoned
from ventanilla.register.supply_rows import Because, locked
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day


@act
def end_connection(
    *, connection: Connection, ended_on: date, reason: str, by: Actor, at: datetime, case: Subject | None = None
) -> ConnectionEnd:
    """How it ended; ended twice it stays as the first said.

    Refuses (UnableToServe): sin-motivo, fecha-futura, fecha-anterior. Errors: NotAllowed.
    """
    require(by, "register.contract", at)
    account = locked(connection.account)
    if known := ConnectionEnd.objects.filter(connection=connection).first():
        return known
    because = Because(reasoned(reason), by, at, case)
    possible(ended_on, local_day(at), [connection.installed_on], "ended_on")
    ended = ConnectionEnd.objects.create(connection=connection, ended_on=ended_on, **because.columns)
    record(
        event="register.connection_ended",
        by=by,
        at=at,
        on=account.subject,
        facts={"connection": connection.pk, "on": ended_on.isoformat(), **because.facts},
        personal={"reason": because.reason},
    )
    return ended
