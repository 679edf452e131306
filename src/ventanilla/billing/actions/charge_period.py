"""Charge a period to every active account: fees without reading, a stretch of the register at a time (E-07)."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from ventanilla.billing.queries import book
from ventanilla.billing.refusals import UnableToCharge
from ventanilla.journal.actor import Actor
from ventanilla.ledger.actions import Query, open_account, open_accounts, post_batch
from ventanilla.ledger.models import LedgerAccount
from ventanilla.lib.months import Month
from ventanilla.register.models import Account, State
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.tariffs.points import UnknownFee, price
from ventanilla.utility.queries import local_day

STRETCH = 50_000
"""Numbers of accounts charged in one transaction."""
CODES = "SELECT a.id AS code FROM register_account a WHERE a.id > %s AND a.id <= %s AND a.state = %s"
CHARGES = """
WITH rates (use_class, place, credit, centavos, concept) AS (VALUES {rates})
SELECT c.id AS customer, CAST(a.id AS TEXT) AS subject, r.place, r.credit, r.centavos, r.concept
FROM register_account a CROSS JOIN rates r CROSS JOIN ledger_ledgeraccount c
WHERE a.id > %s AND a.id <= %s AND a.state = %s
  AND r.use_class = a.use_class AND c.kind = %s AND c.code = CAST(a.id AS TEXT)
"""


Rate = tuple[str, int, int, int, str]
"""A use class, the place of a line in its entry, the number of the account credited, centavos and concept."""


@dataclass(frozen=True)
class Stretch:
    """Accounts by their numbers in the database, up to `until`, of which `last` is the greatest.

    `entries` is how many of them are charged, now or when it was first asked.
    """

    until: int
    last: int
    entries: int


def charge_period(*, fees: Sequence[str], period: Month, due_on: date, by: Actor, at: datetime) -> Iterator[Stretch]:
    """Charge each fee to the active accounts of the uses it has a price for, each stretch an act of its own.

    What was charged already is not charged again, so it may be stopped and begun anew. Errors: UnableToCharge
    (sin-cuota), UnknownFee, NotAllowed.
    """
    require(by, "billing.charge", at)
    rates = rates_of(fees, local_day(at))
    name = f"{period.code}:{hashlib.sha256('+'.join(sorted(fees)).encode()).hexdigest()[:16]}"
    last = Account.objects.aggregate(last=Max("pk"))["last"] or 0
    for after in range(0, last, STRETCH):
        between = (after, min(after + STRETCH, last))
        yield _charge_stretch(between, last, rates, name=name, period=period, due_on=due_on, by=by, at=at)


@act
def _charge_stretch(
    between: tuple[int, int],
    last: int,
    rates: Sequence[Rate],
    *,
    name: str,
    period: Month,
    due_on: date,
    by: Actor,
    at: datetime,
) -> Stretch:
    require(by, "billing.charge", at)
    which = [*between, State.ACTIVE.value]
    open_accounts(LedgerAccount.CUSTOMER, Query(CODES, which))
    places = ", ".join(["(%s, %s, %s, %s, %s)"] * len(rates))
    charges = Query(
        CHARGES.format(rates=places), [*(value for rate in rates for value in rate), *which, LedgerAccount.CUSTOMER]
    )
    batch = post_batch(
        key=f"{name}:{between[0]}-{between[1]}",
        same=name,
        kind="charge",
        charges=charges,
        effective_on=local_day(at),
        period=period.code,
        due_on=due_on,
        subject_kind="account",
        by=by,
        at=at,
    )
    return Stretch(between[1], last, batch.entries.count())


def rates_of(fees: Sequence[str], on: date) -> list[Rate]:
    """For each use class of the register what is charged: its place, the account credited, centavos and concept.

    Errors: UnableToCharge (sin-cuota); UnknownFee when no use has a price for some fee.
    """
    if not fees:
        raise UnableToCharge("sin-cuota", "Diga qué cuotas se cargan.")
    uses = list(Account.objects.order_by().values_list("use_class", flat=True).distinct())
    rates: list[Rate] = []
    for fee in fees:
        before = len(rates)
        for use in uses:
            rates.extend(_of_use(fee, use, on, before))
        if len(rates) == before:
            price(book(), fee, on=on)
            raise UnableToCharge("sin-cuota", f"Ninguna cuenta del padrón tiene un uso con la cuota «{fee}».")
    return rates


def _of_use(fee: str, use: str, on: date, before: int) -> Iterator[Rate]:
    try:
        cost = price(book(), fee, on=on, use=use)
    except UnknownFee:
        return
    for n, line in enumerate(cost.lines):
        if line.centavos:
            credit = open_account(LedgerAccount.TAX if n else LedgerAccount.REVENUE, line.concept)
            yield use, before + n, credit.pk, line.centavos, line.concept
