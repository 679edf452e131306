"""Add a connection to an account: of water or of sewage, one of each kind at a time."""

from datetime import date, datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.register.models import Account, Connection, ConnectionEnd, Kind
from ventanilla.register.supply import UnableToServe, possible, served
from ventanilla.register.supply_rows import connections_in_use, locked
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day

WIDEST = 2_000
"""Millimetres across, where the pack does not name the diameters."""


@act
def add_connection(
    *, account: Account, kind: str, diameter_mm: int, installed_on: date, key: str, by: Actor, at: datetime
) -> Connection:
    """The connection; a known `key` gives the one it added. `diameter_mm` is one of the pack's, where it names any.

    Refuses (UnableToServe): tipo, diametro, cuenta-de-baja, ya-conectada, fecha-futura, fecha-anterior. Errors:
    NotAllowed.
    """
    require(by, "register.contract", at)
    take_turns(key)
    if known := Connection.objects.filter(key=key).first():
        return known
    account = locked(account)
    served(account.state)
    _refuse(account, kind, diameter_mm)
    earlier = ConnectionEnd.objects.filter(connection__account=account, connection__kind=kind).order_by("-pk").first()
    possible(installed_on, local_day(at), [earlier.ended_on if earlier else None], "installed_on")
    said = {"kind": kind, "diameter_mm": diameter_mm, "installed_on": installed_on}
    connection = Connection.objects.create(account=account, key=key, **said, **done(by, at))
    facts = {**said, "installed_on": installed_on.isoformat(), "connection": connection.pk}
    record(event="register.connection_added", by=by, at=at, on=account.subject, facts=facts)
    return connection


def _refuse(account: Account, kind: str, diameter_mm: int) -> None:
    """Errors: UnableToServe (tipo, diametro, ya-conectada)."""
    if kind not in Kind.values:
        raise UnableToServe("tipo", "Elija qué se conectó.", field="kind")
    known = current_pack().section("service").diameters
    if diameter_mm not in {one.mm for one in known} if known else not 0 < diameter_mm <= WIDEST:
        raise UnableToServe("diametro", "Elija uno de los diámetros del organismo.", field="diameter_mm")
    if same := next((one for one in connections_in_use(account) if one.kind == kind), None):
        raise UnableToServe("ya-conectada", f"Ya tiene {same}; anote primero que se retiró.", field="kind")
