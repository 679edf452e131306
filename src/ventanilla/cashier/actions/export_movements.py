"""Take movements of money out of the house, or the accounting entry of a day: who did it is written down."""

from datetime import date, datetime

from ventanilla.cashier.movements import LONGEST
from ventanilla.cashier.refusals import UnableToExport
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day


@act
def export_movements(*, since: date, until: date, by: Actor, at: datetime) -> None:
    """Journal it. Errors: UnableToExport (por-venir, al-reves, muchos-dias), NotAllowed."""
    require(by, "cashier.export", at)
    if since > local_day(at):
        sentence = "Esos días aún no llegan y no hay nada que descargar; escriba un día que ya haya empezado."
        raise UnableToExport("por-venir", sentence, field="since")
    if since > until:
        raise UnableToExport("al-reves", "El primer día va después del último; corríjalos.", field="until")
    if (until - since).days >= LONGEST:
        raise UnableToExport("muchos-dias", f"Pida a lo más {LONGEST} días; haga varias descargas.", field="until")
    days = f"{since.isoformat()} a {until.isoformat()}"
    record(event="cashier.movements_exported", by=by, at=at, on=Subject("movements", since.isoformat(), days))


@act
def export_voucher(*, day: date, by: Actor, at: datetime) -> None:
    """Journal it. Errors: NotAllowed."""
    require(by, "cashier.export", at)
    record(event="cashier.voucher_exported", by=by, at=at, on=Subject("voucher", day.isoformat(), day.isoformat()))
