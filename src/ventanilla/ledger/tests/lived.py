"""Three weeks of a town of accounts, lived at random by the real acts, and what each was told on the way.

Beside the books stands a naive account of the same: each change of what somebody owed, for which day it counts and
since when it is known. Whatever is told is told by it too.
"""

import random
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Sum

from ventanilla.billing.actions import charge, charge_period, grant_discount, issue_settlement
from ventanilla.billing.models import IssuedSettlement
from ventanilla.billing.queries import discount_of, programmes_on, settlement_of
from ventanilla.cashier.actions import Given, cancel_payment, cut_till, open_till, take_payment
from ventanilla.cashier.models import Payment
from ventanilla.ledger.actions import Line, Query, confirm, open_account, open_accounts, post, reverse, void
from ventanilla.ledger.models import Entry, LedgerAccount, OpenItem
from ventanilla.ledger.queries import balance_of
from ventanilla.lib.months import Month
from ventanilla.register.models import Account

FIRST = datetime(2026, 11, 2, 14, tzinfo=UTC)
"""Monday at eight in the morning in Mexico."""
PERIODS = {
    1: (Month(2026, 9), date(2026, 9, 30)),
    8: (Month(2026, 10), date(2026, 10, 31)),
    15: (Month(2026, 11), None),
}
"""On which days which period is charged, and until when it was to be paid."""


class Move(NamedTuple):
    """What somebody owes changes by whole centavos: for which day it counts, and since when it is known."""

    day: date
    known_at: datetime
    change: int


class Statement(NamedTuple):
    """What was told on a moment of what was owed at the end of a day."""

    account: int
    day: date
    at: datetime
    owed: int


class Undoable(NamedTuple):
    """An act that may be undone, and how it changed what its customer owed."""

    account: int
    what: Any
    change: int


class Town:
    """`accounts` of them; `live` asks for so many acts a day and statements every evening."""

    def __init__(self, people: Any, seed: int, accounts: int) -> None:
        self.chance, self.by = random.Random(seed), people
        self.at, self.today, self.count = FIRST, FIRST.date(), 0
        made = [Account(number=f"30-{n}", number_key=f"30{n}", use_class="Doméstico") for n in range(accounts)]
        self.accounts = {one.pk: one for one in Account.objects.bulk_create(made)}
        open_accounts(LedgerAccount.CUSTOMER, Query("SELECT id AS code FROM register_account"))
        rows = LedgerAccount.objects.filter(kind=LedgerAccount.CUSTOMER)
        self.customers = {int(one.code): one for one in rows}
        self.of_customer = {one.pk: number for number, one in self.customers.items()}
        self.owed = dict.fromkeys(self.accounts, 0)
        self.moves: dict[int, list[Move]] = defaultdict(list)
        self.statements: list[Statement] = []
        self.asking: list[int] = []
        self.evenings: list[tuple[datetime, dict[int, int]]] = []
        self.waiting: list[tuple[int, Entry, int]] = []
        self.paid: list[Undoable] = []
        self.posted: list[Undoable] = []
        self.acts: dict[str, int] = defaultdict(int)

    def live(self, days: int, acts: int, statements: int) -> "Town":
        for number in range(days):
            self.at, self.today = FIRST + timedelta(days=number), FIRST.date() + timedelta(days=number)
            self._morning(number)
            for _ in range(acts):
                self.at += timedelta(seconds=self.chance.randint(20, 120))
                self._anything()
            self._evening(statements)
        return self

    def told(self, account: int, day: date) -> int:
        """What is owed of a day, as it is known now, by plain addition."""
        return sum(move.change for move in self.moves[account] if move.day <= day)

    def balances(self) -> dict[int, int]:
        """What the books say that each account owes now. One query."""
        rows = OpenItem.objects.order_by().values_list("account").annotate(total=Sum("centavos"))
        return dict.fromkeys(self.accounts, 0) | {self.of_customer[pk]: total for pk, total in rows}

    def _morning(self, number: int) -> None:
        opening = {"opening_float": 0, "at": self.at}
        self.tills = {
            till: open_till(till=till, key=self._key(till), by=by.actor, **opening)
            for till, by in (("caja1", self.by.beto), ("caja2", self.by.celia))
        }
        if number in PERIODS:
            period, due = PERIODS[number]
            given = {"fees": ["agua_fija"], "period": period, "due_on": due or self.today + timedelta(days=9)}
            charged = sum(one.entries for one in charge_period(**given, by=self.by.ileana.actor, at=self.at))
            assert charged == len(self.accounts)
            for account, owed in self.balances().items():
                self._moved(account, self.today, owed)

    def _evening(self, statements: int) -> None:
        """Both tills are cut; some people are told what they owe, and who waits too; the books are copied."""
        for session in self.tills.values():
            cut_till(session=session, counted={}, note="A la bóveda", by=self.by.ileana.actor, at=self.at)
        assert self.balances() == self.owed
        for _ in range(statements):
            if not self.asking:
                self.asking = self.chance.sample(list(self.accounts), len(self.accounts))
            self._tell(self.asking.pop())
        for account in sorted({account for account, *_ in self.waiting[-5:]}):
            self._tell(account)
        self.evenings.append((self.at, dict(OpenItem.objects.values_list("pk", "centavos"))))

    def _tell(self, account: int) -> None:
        """What it owes today, or owed on a day before, as it is known now."""
        day = self.today - timedelta(days=self.chance.choice([0, 0, self.chance.randint(1, 14)]))
        self.statements.append(Statement(account, day, self.at, self.told(account, day)))

    def _anything(self) -> None:
        acts = {self._pay: 40, self._charge: 15, self._paper: 12, self._discount: 8, self._cancel: 8}
        acts |= {self._post: 12, self._end: 6, self._reverse: 4}
        act = self.chance.choices(list(acts), list(acts.values()))[0]
        account = self.chance.choice(list(self.accounts))
        if act(account):
            self.acts[act.__name__] += 1

    def _key(self, what: str) -> str:
        self.count += 1
        return f"{what} {self.count}"

    def _moved(self, account: int, day: date, owed: int) -> int:
        """Write the change down, and say how much it was."""
        change, self.owed[account] = owed - self.owed[account], owed
        self.moves[account].append(Move(day, self.at, change))
        return change

    def _changed(self, account: int, day: date, by: int | None = None) -> int:
        """What the last act did to what the account owes; `by` is what it should be, when that is plain."""
        change = self._moved(account, day, balance_of(self.customers[account]))
        assert by in (None, change)
        return change

    def _charge(self, account: int) -> bool:
        given = {"account": self.accounts[account], "fee": "certificado_no_adeudo", "by": self.by.ileana.actor}
        entry = charge(**given, key=self._key("charge"), at=self.at)
        self.posted.append(Undoable(account, entry, self._changed(account, self.today)))
        return True

    def _pay(self, account: int) -> bool:
        """A part, the whole, more than it, or before anything is owed; in cash, or the more by cheque."""
        till, by = self.chance.choice([("caja1", self.by.beto), ("caja2", self.by.celia)])
        settlement, before = settlement_of(self.accounts[account], self.today), self.owed[account]
        seen = settlement.to_pay
        centavos = self.chance.choice([seen, seen, seen // 3, seen + 20_000]) or 7_345
        given = [Given("efectivo", centavos)]
        if self.chance.random() < 0.2:
            given = [Given("cheque", centavos, "Banco 12")]
        pay = {"account": self.accounts[account], "centavos": centavos, "given": given, "seen": seen}
        payment = take_payment(**pay, key=self._key("pay"), by=by.actor, at=self.at)
        assert payment.session == self.tills[till]
        self.paid.append(Undoable(account, payment, self._changed(account, self.today)))
        left = 0 if centavos == seen else (settlement.exact if seen else before) - centavos
        assert centavos < seen or self.owed[account] == left, "the whole leaves nothing, more is in favour"
        return True

    def _cancel(self, account: int) -> bool:
        """A payment of today, or one of a till that was cut; a cheque is returned."""
        if not self.paid:
            return False
        done = self.paid.pop(self.chance.choice([-1, self.chance.randrange(len(self.paid))]))
        payment: Payment = done.what
        is_cheque = payment.means.filter(means="cheque").exists()
        how = {"reason": "Era otra cuenta", "bounced": is_cheque, "by": self.by.ileana.actor}
        cancel_payment(payment=payment, **how, at=self.at)
        self._changed(done.account, self.today, by=-done.change)
        return True

    def _discount(self, account: int) -> bool:
        settlement = settlement_of(self.accounts[account], self.today)
        rule = self.chance.choice(programmes_on(self.today))
        seen = sum(relief.centavos for relief in discount_of(settlement, rule))
        if not seen:
            return False
        given = {"account": self.accounts[account], "programme": rule.code, "papers": True, "seen": seen}
        entry = grant_discount(**given, key=self._key("off"), by=self.by.ileana.actor, at=self.at)
        self.posted.append(Undoable(account, entry, self._changed(account, self.today, by=-seen)))
        return True

    def _paper(self, account: int) -> bool:
        """A settlement on paper, which the product keeps."""
        if not self.owed[account] > 0:
            return False
        given = {"account": self.accounts[account], "given_to": "Lupe", "paper": "carta_poder"}
        given |= {"proxy": "Del titular, 1 de mayo", "by": self.by.ileana.actor}
        paper: IssuedSettlement = issue_settlement(**given, key=self._key("paper"), at=self.at)
        assert sum(line["left"] for line in paper.lines) - paper.in_favour == self.owed[account]
        self.statements.append(Statement(account, paper.settled_on, paper.at, self.owed[account]))
        return True

    def _post(self, account: int) -> bool:
        """A charge or a deposit of now or of some days ago, which counts at once or waits to be confirmed."""
        customer, amount = self.customers[account], self.chance.randint(1, 30_000)
        day = self.today - timedelta(days=self.chance.choice([0, self.chance.randint(1, 12)]))
        other = open_account(LedgerAccount.REVENUE, "agua"), open_account(LedgerAccount.BANK, "banco")
        lines, change = [Line(customer, other[0], amount, "agua", "2026-11")], amount
        if self.chance.random() < 0.5:
            lines, change = [Line(other[1], customer, amount, "anticipo")], -amount
        pending = self.chance.random() < 0.6
        given = {"kind": "adjustment", "lines": lines, "effective_on": day, "pending": pending}
        entry = post(key=self._key("post"), **given, by=self.by.ileana.actor, at=self.at)
        self._changed(account, day, by=0 if pending else change)
        if pending:
            self.waiting.append((account, entry, change))
        else:
            self.posted.append(Undoable(account, entry, change))
        return True

    def _end(self, account: int) -> bool:
        """What waited counts for its own day, or never will."""
        if not self.waiting:
            return False
        account, entry, change = self.waiting.pop(self.chance.randrange(len(self.waiting)))
        how, change = self.chance.choice([(confirm, change), (confirm, change), (void, 0)])
        how(entry=entry, by=self.by.ileana.actor, at=self.at)
        self._changed(account, entry.effective_on, by=change)
        return True

    def _reverse(self, account: int) -> bool:
        """Something posted is undone, for today or for a day before."""
        if not self.posted:
            return False
        done = self.posted.pop(self.chance.randrange(len(self.posted)))
        day = max(done.what.effective_on, self.today - timedelta(days=self.chance.randint(0, 3)))
        given = {"key": self._key("undo"), "effective_on": day, "by": self.by.ileana.actor}
        reverse(entry=done.what, **given, at=self.at)
        self._changed(done.account, day, by=-done.change)
        return True
