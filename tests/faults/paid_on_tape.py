"""Two tills that open, collect, cancel and are cut by the project's own acts, and what the disk was asked meanwhile.

`python -m tests.faults.paid_on_tape FILE DAYS SYNCHRONOUS`
"""

import os
import random
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.faults.worked_on_tape import main

ACCOUNTS, PAYMENTS = 6, 12
"""How many owe, and how many payments a day at each till."""


def work(tape: Any, days: int) -> None:
    """So many days more of tills; what was acknowledged is noted at once: receipts, what was undone, cuts."""
    from django.db import transaction

    from tests.cast import hire
    from ventanilla.cashier.models import TillSession
    from ventanilla.staff.models import Person

    if not Person.objects.filter(username="celia").exists():
        with transaction.atomic():
            hire("celia", "Celia Bravo Pino", "cajero")
    lived = TillSession.objects.count() // 2
    for day in range(lived, lived + days):
        Day(tape, datetime(2026, 11, 2, 16, tzinfo=UTC) + timedelta(days=day)).live()


class Day:
    """A day at two tills, by chance of its date."""

    def __init__(self, tape: Any, at: datetime) -> None:
        from ventanilla.staff.models import Person

        self.tape, self.at, self.chance = tape, at, random.Random(at.day)
        self.people = {p.username: p.actor for p in Person.objects.all()}

    def live(self) -> None:
        from ventanilla.cashier.actions import cancel_payment, cut_till, open_till
        from ventanilla.journal.management.commands.work import run_all

        self._charge()
        tills = {"beto": "caja1", "celia": "caja2"}
        sessions = [
            open_till(till=till, opening_float=0, key=f"{till} {self.at}", by=self.people[who], at=self.at)
            for who, till in tills.items()
        ]
        for number in range(PAYMENTS):
            for who in tills:
                payment = self._pay(who, f"{who} {number} {self.at}")
                if self.chance.random() < 0.2:
                    cancel_payment(payment=payment, reason="Otra cuenta", by=self.people["ileana"], at=self.at)
                    self.tape.mark("acknowledged", "undone", payment.folio)
        for session in sessions:
            by = self.people["ileana"]
            cut = cut_till(session=session, counted={}, note="A la bóveda", by=by, at=self.at)
            self.tape.mark("acknowledged", "cut", cut.folio)
        assert run_all(1000) == []

    def _charge(self) -> None:
        from ventanilla.billing.actions import charge
        from ventanilla.register.actions import add_account
        from ventanilla.register.models import Account

        accounts = {one.number: one for one in Account.objects.all()}
        for number in (f"9003-{n}" for n in range(ACCOUNTS)):
            pilar, ileana = self.people["pilar"], self.people["ileana"]
            account = accounts.get(number) or add_account(
                number=number, holder="Lupe", street="Hidalgo", use_class="Doméstico", by=pilar, at=self.at
            )
            due = self.at.date() - timedelta(days=40)
            key = f"{number} {self.at}"
            charge(account=account, fee="agua_fija", key=key, due_on=due, period="2026-9", by=ileana, at=self.at)

    def _pay(self, who: str, key: str) -> Any:
        """A part, the whole, or more than is owed, of cash and card."""
        from ventanilla.billing.queries import settlement_of
        from ventanilla.cashier.actions import Given, take_payment
        from ventanilla.register.models import Account

        account = self.chance.choice(list(Account.objects.order_by("number")))
        seen = settlement_of(account, self.at.date()).to_pay
        centavos = self.chance.choice([seen, seen // 2, seen + 5_000, 10_000]) or 5_000
        given = [Given("efectivo", centavos - centavos // 3), Given("tarjeta", centavos // 3, "123456")]
        pay = {"centavos": centavos, "given": given, "seen": seen, "key": key}
        payment = take_payment(account=account, by=self.people[who], at=self.at, **pay)
        self.tape.mark("acknowledged", "receipt", payment.folio, centavos)
        return payment


if __name__ == "__main__":
    main(work, sys.argv[1], int(sys.argv[2]), sys.argv[3])
    os._exit(0)  # SQLite would still call the tape while Python takes itself apart
