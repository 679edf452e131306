"""Open a till with its float: one person at each, one till for each person."""

from datetime import date, datetime, timedelta

from ventanilla.cashier.models import TillSession
from ventanilla.cashier.queries import declared, open_session
from ventanilla.cashier.refusals import UnableToOpenTill
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day


@act
def open_till(
    *, till: str, opening_float: int, key: str, by: Actor, at: datetime, day: date | None = None
) -> TillSession:
    """The till in this person's hands; a known `key` gives the session it made. `opening_float` in whole centavos.

    `day` is today when it is None; an earlier one is for receipts written by hand that day, and takes no others.
    Errors: UnableToOpenTill (sin-caja, fondo, dia, ya-tiene-caja, caja-ocupada), NotAllowed.
    """
    require(by, "cashier.collect", at)
    take_turns("tills")
    if known := TillSession.objects.filter(key=key).first():
        return known
    if till not in declared().tills:
        raise UnableToOpenTill("sin-caja", "Elija una de las cajas de la lista.", field="till")
    if opening_float < 0:
        raise UnableToOpenTill("fondo", "Escriba con cuánto fondo abre; cero si no hay.", field="opening_float")
    day = _day(day, local_day(at))
    name = declared().till_name(till)
    if mine := open_session(by):
        raise UnableToOpenTill("ya-tiene-caja", told_open(mine))
    if taken := TillSession.objects.filter(till=till, cut=None).first():
        sentence = f"{name} la tiene {taken.by_name} desde el {taken.day:%d/%m/%Y}; elija otra o pida su corte."
        raise UnableToOpenTill("caja-ocupada", sentence, field="till")
    session = TillSession.objects.create(key=key, till=till, day=day, opening_float=opening_float, **done(by, at))
    record(event="cashier.opened", by=by, at=at, on=session.subject, facts={"till": till, "float": opening_float})
    return session


def told_open(mine: TillSession) -> str:
    """What is said to who has a till already."""
    name = declared().till_name(mine.till)
    return f"Ya tiene abierta {name} del {mine.day:%d/%m/%Y}; haga su corte antes de abrir otra."


def _day(asked: date | None, today: date) -> date:
    """The day of the till. Errors: UnableToOpenTill (dia)."""
    if asked is None or asked == today:
        return today
    rules = declared().contingency
    if rules is None:
        raise UnableToOpenTill(
            "dia", "El paquete no declara recibos de contingencia: abra la caja de hoy.", field="day"
        )
    if not today - timedelta(days=rules.days_back) <= asked < today:
        sentence = f"Elija uno de los últimos {rules.days_back} días, nunca uno que no ha llegado."
        raise UnableToOpenTill("dia", sentence, field="day")
    return asked
