"""Books that lived at random agree with a naive account of the same, then and on every day afterwards."""

import random
from datetime import timedelta

import pytest

from ventanilla.ledger.actions import confirm, reverse, void
from ventanilla.ledger.models import Entry
from ventanilla.ledger.queries import balance_of, balance_on
from ventanilla.ledger.tests.books import AT, CARMEN, DAY, Books
from ventanilla.ledger.tests.test_checks import OURS

pytestmark = pytest.mark.req("E-01")
ACTS = 40


class Life:
    """A customer who is charged, pays, is undone; `owed` is kept by plain addition beside the books."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.books, self.owed, self.at, self.day = Books(f"life-{seed}"), 0, AT, DAY
        self.waiting: list[tuple[Entry, int]] = []
        self.undoable: list[tuple[Entry, int]] = []
        self.statements: list[tuple] = []

    def live(self):
        for _ in range(ACTS):
            self.at += timedelta(hours=self.chance.randint(1, 40))
            self.day = max(self.day, self.at.date())
            self.chance.choice([self.charge, self.charge, self.pay, self.pay, self.undo, self.end])()
            assert balance_of(self.books.customer) == self.owed
            self.statements.append((self.day, self.at, self.owed))
        return self

    @property
    def moment(self):
        return {"at": self.at, "effective_on": self.day}

    def charge(self):
        amount, pending = self.chance.randint(1, 9_999), self.chance.random() < 0.2
        self.keep(self.books.charge(amount, pending=pending, **self.moment), amount, pending)

    def pay(self):
        amount, pending = self.chance.randint(1, 15_000), self.chance.random() < 0.2
        parts, over = [], amount
        for item in self.books.items:
            if item.left > 0 and over:
                parts.append((item.number, min(item.left, over)))
                over -= min(item.left, over)
        self.keep(self.books.pay(*parts, advance=over, pending=pending, **self.moment), -amount, pending)

    def keep(self, entry, change, pending):
        (self.waiting if pending else self.undoable).append((entry, change))
        self.owed += 0 if pending else change

    def undo(self):
        if self.undoable:
            entry, change = self.undoable.pop(self.chance.randrange(len(self.undoable)))
            reverse(entry=entry, key=f"undo-{entry.key}", by=CARMEN, **self.moment)
            self.owed -= change

    def end(self):
        if self.waiting:
            entry, change = self.waiting.pop(0)
            if self.chance.random() < 0.5:
                confirm(entry=entry, by=CARMEN, at=self.at)
                self.owed += change
            else:
                void(entry=entry, by=CARMEN, at=self.at)


@pytest.mark.parametrize("seed", range(12))
def test_what_was_told_then_is_told_again(db, seed):
    life = Life(seed).live()
    for day, at, owed in life.statements:
        assert balance_on(life.books.customer, day, known_at=at) == owed
    assert [sentence for check in OURS for sentence in check()] == []
