"""Charge a fee of the book to an account: the rights of a procedure, or a period of a service."""

from datetime import date, datetime

from ventanilla.billing.queries import book
from ventanilla.billing.refusals import UnableToCharge
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import Line, open_account, post
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.tariffs.points import PriceLine, price
from ventanilla.utility.queries import local_day

MOST = 99
"""Of one fee, charged at once."""


@act
def charge(
    *,
    account: Account,
    fee: str,
    key: str,
    by: Actor,
    at: datetime,
    times: int = 1,
    period: str = "",
    due_on: date | None = None,
) -> Entry:
    """The charge with its taxes, at the price of today; a known `key` gives the one it made.

    `period` is what is charged, as «2026-11», and `due_on` the last day to pay it without surcharges; without it the
    charge is never late. Errors: UnableToCharge (cantidad, sin-importe), UnknownFee, UnableToPost, NotAllowed.
    """
    require(by, "billing.charge", at)
    if not 1 <= times <= MOST:
        raise UnableToCharge("cantidad", f"Escriba cuántos se cobran, de 1 a {MOST}.", field="times")
    take_turns(f"charge:{key}")
    if known := Entry.objects.filter(key=f"charge:{key}").first():
        return known
    on = local_day(at)
    cost = price(book(), fee, on=on, use=account.use_class, times=times)
    customer = open_account(LedgerAccount.CUSTOMER, str(account.pk))
    lines = [_line(customer, n, line, period, due_on) for n, line in enumerate(cost.lines) if line.centavos]
    if not lines:
        raise UnableToCharge("sin-importe", "Esa cuota es de cero para esta cuenta: no hay qué cargar.", field="fee")
    entry = post(key=f"charge:{key}", kind="charge", lines=lines, effective_on=on, on=account.subject, by=by, at=at)
    facts = {"fee": fee, "times": times, "centavos": cost.centavos, "entry": entry.pk}
    record(event="billing.charged", by=by, at=at, on=account.subject, facts=facts)
    return entry


def _line(customer: LedgerAccount, number: int, line: PriceLine, period: str, due_on: date | None) -> Line:
    """The first line of a price is the fee, the others its taxes."""
    kind = LedgerAccount.TAX if number else LedgerAccount.REVENUE
    return Line(customer, open_account(kind, line.concept), line.centavos, line.concept, period, due_on=due_on)
