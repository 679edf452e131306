"""The till on a full register: settlements asked, payments over HTTP, and the cut of a day of two thousand."""

import random
import re
import time
from collections.abc import Iterator
from itertools import islice
from statistics import quantiles
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from benchmarks.client import Client, Unexpected
from benchmarks.serving import free_port, serving, ventanilla
from ventanilla.billing.queries import settlement_of
from ventanilla.cashier.actions import Given, cut_till, open_till, take_payment
from ventanilla.cashier.models import TillSession
from ventanilla.cashier.queries import declared, totals_of
from ventanilla.journal.actor import Actor
from ventanilla.ledger.models import LedgerAccount, Transfer
from ventanilla.register.models import Account
from ventanilla.staff.models import Appointment, Person
from ventanilla.town.people import PASSWORD
from ventanilla.utility.queries import current_pack, local_day

_TO_PAY = re.compile(r'name="seen" value="(\d+)"')
WARMING = 10


def measure(payments: int, settlements: int, of_a_day: int, seed: int) -> dict[str, Any]:
    """p50 and p95 in ms of each, and the seconds of the cut. It pays what accounts of the town owe."""
    accounts, till, cashier = some_accounts(seed), next(iter(declared().tills)), holder("cashier.collect")
    found: dict[str, Any] = {"accounts": Account.objects.count(), "transfers": Transfer.objects.count()}
    found["settlement"] = told("settlement", list(_settled(accounts, settlements)), "p95", 30)
    now = timezone.now()
    session = open_till(till=till, opening_float=0, key=f"bench {now}", by=cashier.actor, at=now)
    port = free_port()
    with serving(ventanilla(port), port, settings.VAR / "bench.log"):
        client = Client("127.0.0.1", port)
        client.sign_in(cashier.username, PASSWORD)
        took = [_paid(client, next(accounts)) for _ in range(WARMING + payments)]
    found["payment"] = told("payment, form and POST", [both for both, _ in took[WARMING:]], "p50", 20)
    found["with receipt"] = told(
        "payment with the page of its receipt", [sum(one) for one in took[WARMING:]], "p50", 20
    )
    for _ in range(max(0, of_a_day - totals_of(session).payments)):
        _collect(next(accounts), cashier.actor)
    found["cut"] = _cut(session, cashier.actor)
    return found


def catch_up(payments: int, settlements: int, of_a_day: int, seed: int) -> None:
    """The accounts that `measure` will ask pay all they owe, before the last period: nobody owes a year of water."""
    till, cashier, now = next(iter(declared().tills)), holder("cashier.collect"), timezone.now()
    session = open_till(till=till, opening_float=0, key=f"caught up {now}", by=cashier.actor, at=now)
    for account in islice(some_accounts(seed), 2 * WARMING + payments + settlements + of_a_day):
        _collect(account, cashier.actor, "caught up")
    _cut(session, cashier.actor)


def some_accounts(seed: int) -> Iterator[Account]:
    """Accounts of all of the register that were ever charged, each once, in no order."""
    chance = random.Random(f"paying {seed}")
    numbers = list(
        LedgerAccount.objects.filter(kind=LedgerAccount.CUSTOMER).order_by("pk").values_list("code", flat=True)
    )
    chance.shuffle(numbers)
    for number in numbers:
        yield Account.objects.get(pk=int(number))


def holder(permission: str) -> Person:
    """The first whose post allows it."""
    posts = current_pack().section("organisation").posts
    able = [code for code, post in posts.items() if permission in post.permissions]
    return Appointment.objects.filter(post__in=able).order_by("pk").select_related("person")[0].person


def _settled(accounts: Iterator[Account], times: int) -> Iterator[float]:
    """Milliseconds of what an account owes today, each of another account."""
    today = local_day(timezone.now())
    for n in range(WARMING + times):
        account = next(accounts)
        began = time.perf_counter()
        settlement_of(account, today)
        if n >= WARMING:
            yield 1000 * (time.perf_counter() - began)


def _paid(client: Client, account: Account) -> tuple[float, float]:
    """Milliseconds of the form and its sending, and of the receipt it leads to. Errors: Unexpected."""
    began, address = time.perf_counter(), f"/caja/cobrar/{account.slug}/"
    seen = _TO_PAY.search(client.page(address))
    if seen is None:
        raise Unexpected(f"{address} does not tell what is owed")
    owed = int(seen[1])
    form = {"seen": seen[1], "amount": f"{owed / 100:.2f}", "form_key": f"b-{account.pk}", "payer": "", "order": ""}
    status, to, _ = client.ask("POST", address, form)
    sent = time.perf_counter()
    if status != 302 or "REC-" not in client.page(urlsplit(to).path).replace("\u2011", "-"):
        raise Unexpected(f"{address} gave no receipt")
    return 1000 * (sent - began), 1000 * (time.perf_counter() - sent)


def _collect(account: Account, by: Actor, why: str = "day") -> None:
    """The same without a browser, to fill the day."""
    now, cash = timezone.now(), declared().cash
    owed = settlement_of(account, local_day(now)).to_pay
    if not owed:
        return
    given = [Given(cash.code if cash else "", owed)]
    take_payment(account=account, centavos=owed, given=given, seen=owed, key=f"{why} {account.pk}", by=by, at=now)


def _cut(session: TillSession, by: Actor) -> dict[str, float]:
    """Seconds of the cut, of how many payments."""
    left, counted = totals_of(session).expected, {}
    for value in declared().denominations:
        counted[value], left = divmod(left, value)
    began = time.perf_counter()
    cut = cut_till(session=session, counted=counted, by=by, at=timezone.now())
    took = time.perf_counter() - began
    print(f"cut of {cut.payments:,} payments in {took:.2f} s (aim 1 for 2,000)", flush=True)
    return {"payments": cut.payments, "seconds": took}


def told(name: str, took: list[float], which: str, aim: int) -> dict[str, float]:
    """p50 and p95 in ms, printed beside the aim."""
    cuts = quantiles(took, n=20)
    found = {"p50": cuts[9], "p95": cuts[18]}
    print(f"{name}: p50 {found['p50']:.1f} ms, p95 {found['p95']:.1f} ms (aim: {which} {aim})", flush=True)
    return found
