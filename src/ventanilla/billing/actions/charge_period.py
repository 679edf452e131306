"""Charge a period to the accounts its fees are for, without reading, a stretch of the register at a time (E-07)."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Max

from ventanilla.billing.models import PeriodFee
from ventanilla.billing.queries import book
from ventanilla.billing.refusals import UnableToCharge
from ventanilla.documents.models.act import done
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
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
STATES = (State.ACTIVE, State.RESTRICTED, State.SUSPENDED)
"""The states that a fee may be charged in; a terminated account is charged nothing."""
CODES = "SELECT a.id AS code FROM register_account a WHERE a.id > %s AND a.id <= %s AND a.state IN ({states})"
RATES = "rates_{n} (use_class, place, credit, centavos, concept) AS (VALUES {rates})"
CHARGES = """
SELECT c.id AS customer, CAST(a.id AS TEXT) AS subject, r.place, r.credit, r.centavos, r.concept
FROM register_account a CROSS JOIN rates_{n} r CROSS JOIN ledger_ledgeraccount c
WHERE a.id > %s AND a.id <= %s AND a.state IN ({states})
  AND r.use_class = a.use_class AND c.kind = %s AND c.code = CAST(a.id AS TEXT)
"""

Rate = tuple[str, int, int, int, str]
"""A use class, the place of a line in its entry, the number of the account credited, centavos and concept."""
Rates = Mapping[tuple[str, ...], Sequence[Rate]]
"""By the states of the service in which they are charged; mostly all in the same ones."""


@dataclass(frozen=True)
class Stretch:
    """Accounts by their numbers in the database, up to `until`, of which `last` is the greatest.

    `entries` is how many of them are charged, now or when it was first asked.
    """

    until: int
    last: int
    entries: int


def charge_period(*, fees: Sequence[str], period: Month, due_on: date, by: Actor, at: datetime) -> Iterator[Stretch]:
    """Charge each fee to the accounts whose use it has a price for, in the states it is for; each stretch is an act.

    What was charged already is not charged again, so it may be stopped and begun anew with the same fees. Errors:
    UnableToCharge (sin-cuota, ya-cargada), UnknownFee, NotAllowed.
    """
    require(by, "billing.charge", at)
    rates = rates_of(fees, local_day(at))
    _take(sorted(set(fees)), period, by, at)
    name = f"{period.code}:{hashlib.sha256('+'.join(sorted(set(fees))).encode()).hexdigest()[:16]}"
    last = Account.objects.aggregate(last=Max("pk"))["last"] or 0
    for after in range(0, last, STRETCH):
        between = (after, min(after + STRETCH, last))
        yield _charge_stretch(between, last, rates, name=name, period=period, due_on=due_on, by=by, at=at)


@act
def _take(fees: Sequence[str], period: Month, by: Actor, at: datetime) -> None:
    """Keep that these fees are charged together for the period. Errors: UnableToCharge when one was with others."""
    take_turns(f"period-{period.code}")
    known = {one.fee: one.fees for one in PeriodFee.objects.filter(period=period.code, fee__in=fees)}
    for fee, others in sorted(known.items()):
        if others != fees:
            names = {row.code: row.name for row in book().fees}
            told = ", ".join(f"«{names.get(code, code)}»" for code in others)
            sentence = f"«{names.get(fee, fee)}» de {period.name} ya se cargó, con esta lista de cuotas: {told}."
            raise UnableToCharge("ya-cargada", f"{sentence} Cargue aparte solo las que falten, o esa misma lista.")
    for fee in fees:
        if fee not in known:
            PeriodFee.objects.create(period=period.code, fee=fee, fees=fees, **done(by, at))


@act
def _charge_stretch(
    between: tuple[int, int],
    last: int,
    rates: Rates,
    *,
    name: str,
    period: Month,
    due_on: date,
    by: Actor,
    at: datetime,
) -> Stretch:
    require(by, "billing.charge", at)
    _nobody_changes_accounts()
    states = sorted({state for some in rates for state in some})
    open_accounts(LedgerAccount.CUSTOMER, Query(CODES.format(states=_marks(states)), [*between, *states]))
    batch = post_batch(
        key=f"{name}:{between[0]}-{between[1]}",
        same=name,
        kind="charge",
        charges=_charges(between, rates),
        effective_on=local_day(at),
        period=period.code,
        due_on=due_on,
        subject_kind="account",
        by=by,
        at=at,
    )
    return Stretch(between[1], last, batch.entries.count())


def _charges(between: tuple[int, int], rates: Rates) -> Query:
    """What each account of the stretch is charged: one query, with a part for each choice of states.

    A condition on the state inside one part would have PostgreSQL guess that few accounts are charged.
    """
    tables, parts = list[str](), list[str]()
    values, which = list[Any](), list[Any]()
    for n, (states, some) in enumerate(rates.items()):
        tables.append(RATES.format(n=n, rates=", ".join(["(%s, %s, %s, %s, %s)"] * len(some))))
        values.extend(value for rate in some for value in rate)
        parts.append(CHARGES.format(n=n, states=_marks(states)))
        which.extend([*between, *states, LedgerAccount.CUSTOMER])
    return Query(f"WITH {', '.join(tables)} {' UNION ALL '.join(parts)}", [*values, *which])


def _marks(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))


def _nobody_changes_accounts() -> None:
    """Until the stretch is charged: its entries and their lines are two statements, and must see the same states.

    Reading and everything else goes on. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE register_account IN SHARE MODE")


def rates_of(fees: Sequence[str], on: date) -> Rates:
    """For each use class of the register what is charged, and in which states.

    Errors: UnableToCharge (sin-cuota); UnknownFee when no use has a price for some fee.
    """
    if not fees:
        raise UnableToCharge("sin-cuota", "Diga qué cuotas se cargan.")
    uses = list(Account.objects.order_by().values_list("use_class", flat=True).distinct())
    rates: dict[tuple[str, ...], list[Rate]] = {}
    place = 0
    for fee in fees:
        before = place
        for use in uses:
            for states, rate in _of_use(fee, use, on, before):
                rates.setdefault(states, []).append(rate)
                place += 1
        if place == before:
            price(book(), fee, on=on)
            raise UnableToCharge("sin-cuota", f"Ninguna cuenta del padrón tiene un uso con la cuota «{fee}».")
    return rates


def _of_use(fee: str, use: str, on: date, before: int) -> Iterator[tuple[tuple[str, ...], Rate]]:
    try:
        cost = price(book(), fee, on=on, use=use)
    except UnknownFee:
        return
    states = tuple(state.value for state in STATES if state in book().fee(fee, on, use).states)
    for n, line in enumerate(cost.lines):
        if line.centavos:
            credit = open_account(LedgerAccount.TAX if n else LedgerAccount.REVENUE, line.concept)
            yield states, (use, before + n, credit.pk, line.centavos, line.concept)
