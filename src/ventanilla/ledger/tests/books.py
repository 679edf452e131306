"""What the tests of the ledger share: a customer who is charged and pays."""

from datetime import UTC, date, datetime
from typing import Any

from ventanilla.journal.actor import Actor
from ventanilla.ledger.actions import Line, open_account, post
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.ledger.queries import Item, items_of

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
DAY = date(2026, 11, 20)
CARMEN = Actor("staff", "7", "Carmen Lugo")


class Books:
    """The accounts of one customer, and the movements that tests ask for by number, so that keys differ."""

    def __init__(self, code: str = "1") -> None:
        self.customer = open_account(LedgerAccount.CUSTOMER, code)
        self.water = open_account(LedgerAccount.REVENUE, "agua")
        self.till = open_account(LedgerAccount.MEANS, "efectivo")
        self.clearing = open_account(LedgerAccount.CLEARING, "cobro")
        self.count = 0

    def key(self, what: str) -> str:
        self.count += 1
        return f"{what}-{self.customer.code}-{self.count}"

    def charge(self, centavos: int, period: str = "2026-11", **other: Any) -> Entry:
        line = Line(self.customer, self.water, centavos, "agua", period)
        return self.posted("charge", [line], **other)

    def pay(self, *parts: tuple[int, int], advance: int = 0, **other: Any) -> Entry:
        """Cash for parts of items (number, centavos), and an advance."""
        total = sum(part for _, part in parts) + advance
        lines = [Line(self.till, self.clearing, total, "efectivo")]
        lines += [Line(self.clearing, self.customer, part, "agua", settles=item) for item, part in parts]
        if advance:
            lines.append(Line(self.clearing, self.customer, advance, "anticipo"))
        return self.posted("payment", lines, **other)

    def use(self, advance: int, item: int, centavos: int, **other: Any) -> Entry:
        """Settle an item with something in favour."""
        lines = [
            Line(self.customer, self.clearing, centavos, "anticipo", settles=advance),
            Line(self.clearing, self.customer, centavos, "agua", settles=item),
        ]
        return self.posted("application", lines, **other)

    def posted(self, kind: str, lines: list[Line], **other: Any) -> Entry:
        given = {"key": other.pop("key", None) or self.key(kind), "effective_on": DAY, "by": CARMEN, "at": AT} | other
        return post(kind=kind, lines=lines, **given)

    @property
    def items(self) -> list[Item]:
        return items_of(self.customer)
