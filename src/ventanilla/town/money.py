"""What the town owes and pays: periods charged to its first accounts, a till cut each day, its cuts deposited."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction

from ventanilla.billing.actions import charge
from ventanilla.billing.queries import book, settlement_of
from ventanilla.cashier.actions import Given, cut_till, open_till, register_deposit, take_payment
from ventanilla.cashier.catalogue import Tills
from ventanilla.cashier.models import Cut, PendingDeposit, TillSession
from ventanilla.cashier.queries import declared, totals_of
from ventanilla.deadlines.queries import calendar_in_force
from ventanilla.journal.actor import INSTALLER
from ventanilla.lib.months import Month
from ventanilla.register.models import Account
from ventanilla.staff.models import Person
from ventanilla.tariffs.points import Fee, UnknownFee
from ventanilla.utility.queries import zone

MOST, PERIODS, DAYS = 90, 3, 4
"""Accounts that are charged, periods of each, and days on which the till collects."""
BANKS, OPENS, CLOSES = time(9), time(9, 2), time(16, 40)
FLOAT = 50_000
"""Centavos of change with which the till opens."""


def owe_and_pay(
    accounts: Sequence[Account],
    *,
    seed: int,
    collects: Person | None,
    since: date,
    until: datetime,
    deposits: Person | None = None,
) -> int:
    """How many payments were taken from `since` to `until`; none where the pack has no tills or nobody collects.

    The second account owes all of its periods, as its neighbours know. Who `deposits` takes each cut to the bank on
    the next day, when that one is cut too: the last one waits.
    """
    if collects is None or not declared().tills:
        return 0
    chance, owing = random.Random(f"money {seed}"), list(accounts[:MOST])
    with transaction.atomic():
        for account in owing:
            _charge(account, until)
    calendar, today = calendar_in_force(), until.astimezone(zone()).date()
    back = min(2 * DAYS, (today - since).days)
    days = [day for n in range(back, -1, -1) if calendar.is_business(day := today - timedelta(days=n))][-DAYS:]
    payers = [account for n, account in enumerate(owing) if n != 1]
    chance.shuffle(payers)
    share = len(payers) * 2 // 3 // max(1, len(days))
    taken, cut = 0, None
    for n, day in enumerate(days):
        with transaction.atomic():
            if cut and deposits and datetime.combine(day, CLOSES, zone()) <= until:
                _deposit(cut, day, deposits)
            more, cut = _collect(payers[n * share : (n + 1) * share], day, collects, until, chance)
            taken += more
    return taken


def _charge(account: Account, until: datetime) -> None:
    """Each fee of a period, for the last ones that ended."""
    for fee in {fee.code: fee for fee in book().fees if fee.months}.values():
        for n in range(PERIODS, 0, -1):
            first, last = _period(fee, until.astimezone(zone()).date(), n)
            at = datetime.combine(last, OPENS, zone())
            try:
                charge(
                    account=account,
                    fee=fee.code,
                    key=f"town:{account.number}:{fee.code}:{first.code}",
                    period=first.code,
                    due_on=last + timedelta(days=20),
                    by=INSTALLER,
                    at=at,
                )
            except UnknownFee:
                continue  # the pack has no figure for that year or that use


def _period(fee: Fee, today: date, back: int) -> tuple[Month, date]:
    """The first month and the last day of the period that ended so many periods ago."""
    now = Month.of(today)
    first = now.plus(-((now.number - 1) % fee.months) - back * fee.months)
    return first, first.plus(fee.months).first - timedelta(days=1)


def _collect(
    payers: Sequence[Account], day: date, by: Person, until: datetime, chance: random.Random
) -> tuple[int, Cut | None]:
    """A day of the till: how many payments fit before `until`, and its cut when the day is over."""
    at, tills, taken = datetime.combine(day, OPENS, zone()), declared(), 0
    if at > until:
        return 0, None
    code = next(iter(tills.tills))
    session = open_till(till=code, opening_float=FLOAT, key=f"town:{day}", by=by.actor, at=at)
    for account in payers:
        at += timedelta(minutes=chance.randrange(2, 20), seconds=chance.randrange(60))
        owed = settlement_of(account, day).to_pay
        if at > until or not owed:
            continue
        amount = owed if chance.random() < 0.85 else owed // 200 * 100
        take_payment(
            account=account,
            centavos=max(100, amount),
            given=[_given(tills, max(100, amount), chance)],
            seen=owed,
            key=f"town:{day}:{account.number}",
            by=by.actor,
            at=at,
        )
        taken += 1
    if (end := datetime.combine(day, CLOSES, zone())) > until:
        return taken, None
    return taken, cut_till(session=session, counted=_counted(session, tills), by=by.actor, at=max(at, end))


def _deposit(cut: Cut, day: date, by: Person) -> None:
    """All that the cut takes to the bank, on the first slip of that day."""
    parts = dict(PendingDeposit.objects.filter(due__cut=cut).values_list("pk", "centavos"))
    bank, at = next(iter(declared().banks), ""), datetime.combine(day, BANKS, zone())
    if bank and parts:
        register_deposit(
            parts=parts,
            bank=bank,
            reference=f"{day:%y%m%d}-01",
            deposited_on=day,
            key=f"town:{day}:deposit",
            by=by.actor,
            at=at,
        )


def _given(tills: Tills, centavos: int, chance: random.Random) -> Given:
    """Mostly cash, handed over in whole hundreds of pesos."""
    one = chance.choice([*tills.means.values()]) if chance.random() < 0.4 else tills.cash
    if one is None or one == tills.cash:
        return Given(tills.cash.code if tills.cash else "", -(-centavos // 10_000) * 10_000)
    return Given(one.code, centavos, f"{chance.randrange(10**6):06d}" if one.reference else "")


def _counted(session: TillSession, tills: Tills) -> dict[int, int]:
    """What should be there, in the greatest notes and coins."""
    left, counted = totals_of(session).expected, {}
    for value in tills.denominations:
        counted[value], left = divmod(left, value)
    return counted
