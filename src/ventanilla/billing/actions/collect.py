"""What a payment of an account pays, charge by charge: lateness becomes a charge, what was in favour is used."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ventanilla.billing.points import Settlement, allocate, settle
from ventanilla.billing.points.allocation import Allocation
from ventanilla.billing.queries import book
from ventanilla.billing.refusals import UnableToCollect
from ventanilla.ledger.actions import Line, Posting, hold_account, open_each
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.ledger.queries import Item, items_of
from ventanilla.lib.spoken import money
from ventanilla.register.models import Account
from ventanilla.staff.acts import act

_CLEARING = (LedgerAccount.CLEARING, "cobro")
ADVANCE = "anticipo"
"""The concept of what is paid before it is owed."""
type Opened = Mapping[tuple[str, str], LedgerAccount]
"""Accounts of the ledger by kind and code."""


@dataclass(frozen=True)
class Collected:
    """`lines` go from `clearing` to what is paid and add up to the payment; `due`: what lateness and rounding cost.

    `opened` has the accounts that who calls asked for. What is rounded off comes into `clearing` as if somebody had
    paid it, so that every charge is paid whole.
    """

    clearing: LedgerAccount
    lines: list[Line]
    due: Entry | None
    opened: Opened


@act
def collect(
    books: Posting,
    *,
    account: Account,
    centavos: int,
    seen: int | None,
    on: date,
    key: str,
    beside: Sequence[tuple[str, str]] = (),
) -> Collected:
    """Spread a payment of `centavos` over what the account owes on a day; who calls posts the lines in the same books.

    `seen` is the total that the cashier saw: when it is another by now, somebody else charged or collected. It is None
    of money received by hand while nobody could see it. `beside`: the kinds and codes of accounts that who calls needs
    too. The total is rounded only when it is paid whole. The permission
    is that of who collects. Errors: UnableToCollect (sin-importe, cambio-el-adeudo).
    """
    customer = hold_account(LedgerAccount.CUSTOMER, str(account.pk))
    items = items_of(customer)
    books.know(customer, items)
    settlement = settle(items, book(), on=on)
    if centavos < 1:
        raise UnableToCollect("sin-importe", "Escriba cuánto paga, mayor que cero.", field="amount")
    if seen is not None and settlement.to_pay != seen:
        sentence = (
            f"El adeudo cambió mientras cobraba: ahora son {money(settlement.to_pay)}. Revíselo y vuelva a cobrar."
        )
        raise UnableToCollect("cambio-el-adeudo", sentence)
    rounded = settlement.rounded_by if centavos == settlement.to_pay else 0
    paying = spread_over(books, customer, items, settlement, centavos, rounded, on=on, key=key, beside=beside)
    paid, concept = paying.paid, settlement.rounding.concept
    if rounded > 0:
        paid.append(Line(paying.clearing, customer, rounded, concept, settles=paying.charged[None, concept]))
    if paying.relief:
        paid.append(Line(paying.relief, paying.clearing, -rounded, concept))
    over = [Line(paying.clearing, customer, paying.over, ADVANCE)] if paying.over else []
    return Collected(paying.clearing, paying.used + paid + over, paying.due, paying.opened)


@dataclass(frozen=True)
class Paying:
    """Lines from what is in favour into `clearing` and from there to what is paid; `over` is left of the payment.

    `charged` are the items that lateness and rounding became, by the charge they accrued on and their concept; `relief`
    is where what is rounded off goes.
    """

    clearing: LedgerAccount
    relief: LedgerAccount | None
    used: list[Line]
    paid: list[Line]
    over: int
    due: Entry | None
    charged: dict[tuple[int | None, str], int]
    opened: Opened


def spread_over(
    books: Posting,
    customer: LedgerAccount,
    items: Sequence[Item],
    settlement: Settlement,
    centavos: int,
    rounded: int,
    *,
    on: date,
    key: str,
    beside: Sequence[tuple[str, str]] = (),
) -> Paying:
    """What is in favour, and a payment, over what is owed, the oldest first; lateness becomes a charge as it is paid.

    Who calls holds the customer's account, whose items the books know, and the turn of `key`, which is new, and posts
    the lines.
    """
    favour = min(settlement.in_favour, settlement.owed)
    spread = allocate(settlement, centavos + favour - rounded)
    opened = _opened(spread, settlement.rounding.concept, rounded, beside)
    clearing, relief = opened[_CLEARING], opened.get((LedgerAccount.RELIEF, settlement.rounding.concept))
    late = list(_late(customer, opened, spread))
    if rounded > 0:
        concept = settlement.rounding.concept
        late.append(Line(customer, opened[LedgerAccount.REVENUE, concept], rounded, concept))
    charged = books.post(key=f"due:{key}", kind="due", lines=late, effective_on=on) if late else []
    numbers = {(one.accrues_on_id, one.concept): one.pk for one in charged}
    used = list(_used(customer, clearing, items, favour))
    paid = list(_paid(customer, clearing, spread, numbers))
    due = charged[0].entry if charged else None
    return Paying(clearing, relief, used, paid, spread.over, due, numbers, opened)


def _opened(spread: Allocation, rounding: str, rounded: int, beside: Sequence[tuple[str, str]]) -> Opened:
    """The accounts that the lines need beside the customer's, and those that who calls asked for."""
    concepts = {added.concept for part in spread.parts for added in part.line.accruing}
    if rounded > 0:
        concepts.add(rounding)
    relief = [(LedgerAccount.RELIEF, rounding)] if rounded < 0 else []
    return open_each(_CLEARING, *beside, *relief, *((LedgerAccount.REVENUE, concept) for concept in sorted(concepts)))


def _late(customer: LedgerAccount, opened: Opened, spread: Allocation) -> Iterator[Line]:
    """The lateness of every charge that is touched, whole."""
    for part in spread.parts:
        item = part.line.item
        for added in part.line.accruing:
            revenue = opened[LedgerAccount.REVENUE, added.concept]
            yield Line(customer, revenue, added.centavos, added.concept, item.period, accrues_on=item.number)


def _paid(
    customer: LedgerAccount, clearing: LedgerAccount, spread: Allocation, charged: dict[tuple[int | None, str], int]
) -> Iterator[Line]:
    """What goes to each charge and to its lateness."""
    for part in spread.parts:
        item = part.line.item
        for added, centavos in zip(part.line.accruing, part.accruing, strict=True):
            if centavos:
                number = charged[item.number, added.concept]
                yield Line(clearing, customer, centavos, added.concept, item.period, settles=number)
        if part.charge:
            yield Line(clearing, customer, part.charge, item.concept, item.period, settles=item.number)


def _used(customer: LedgerAccount, clearing: LedgerAccount, items: Iterable[Item], favour: int) -> Iterator[Line]:
    """What was in favour, the oldest first, as far as it is needed."""
    for item in items:
        part = min(favour, -item.left)
        if part > 0:
            yield Line(customer, clearing, part, item.concept, item.period, settles=item.number)
            favour -= part
