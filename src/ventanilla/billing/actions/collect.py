"""What a payment of an account pays, charge by charge: lateness becomes a charge, what was in favour is used."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from ventanilla.billing.points import Settlement, allocate, settle
from ventanilla.billing.points.allocation import Allocation
from ventanilla.billing.queries import book, items_owed
from ventanilla.billing.refusals import UnableToCollect
from ventanilla.journal.actor import Actor
from ventanilla.ledger.actions import Line, hold_account, open_account, post
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.ledger.queries import Item
from ventanilla.lib.spoken import money
from ventanilla.register.models import Account
from ventanilla.staff.acts import act

ADVANCE = "anticipo"
"""The concept of what is paid before it is owed."""


@dataclass(frozen=True)
class Collected:
    """`lines` go from `clearing` to what is paid and add up to the payment; `due`: what lateness and rounding cost."""

    clearing: LedgerAccount
    lines: list[Line]
    due: Entry | None


@act
def collect(*, account: Account, centavos: int, seen: int, on: date, key: str, by: Actor, at: datetime) -> Collected:
    """Spread a payment of `centavos` over what the account owes on a day; who calls posts the lines, in the same act.

    `seen` is the total that the cashier saw: when it is another by now, somebody else charged or collected. The total
    is rounded only when it is paid whole. The permission is that of who collects. Errors: UnableToCollect
    (sin-importe, cambio-el-adeudo).
    """
    customer = hold_account(LedgerAccount.CUSTOMER, str(account.pk))
    items = items_owed(account)
    settlement = settle(items, book(), on=on)
    if centavos < 1:
        raise UnableToCollect("sin-importe", "Escriba cuánto paga, mayor que cero.", field="amount")
    if settlement.to_pay != seen:
        sentence = (
            f"El adeudo cambió mientras cobraba: ahora son {money(settlement.to_pay)}. Revíselo y vuelva a cobrar."
        )
        raise UnableToCollect("cambio-el-adeudo", sentence)
    clearing = open_account(LedgerAccount.CLEARING, "cobro")
    favour = min(settlement.in_favour, settlement.owed)
    rounded = settlement.rounded_by if centavos == settlement.to_pay else 0
    spread = allocate(settlement, centavos + favour - rounded)
    due = _charge_due(customer, settlement, spread, rounded, on=on, key=key, by=by, at=at)
    numbers = {t.accrues_on_id: t.pk for t in due.transfers.all()} if due else {}
    paid = list(_paid(customer, clearing, spread, numbers))
    concept = settlement.rounding.concept
    if rounded > 0:
        paid.append(Line(clearing, customer, rounded, concept, settles=numbers[None]))
    if rounded < 0:
        paid = list(_relieved(paid, -rounded, open_account(LedgerAccount.RELIEF, concept), concept))
    used = list(_used(customer, clearing, items, favour))
    over = [Line(clearing, customer, spread.over, ADVANCE)] if spread.over else []
    return Collected(clearing, used + paid + over, due)


def _charge_due(
    customer: LedgerAccount,
    settlement: Settlement,
    spread: Allocation,
    rounded: int,
    *,
    on: date,
    key: str,
    by: Actor,
    at: datetime,
) -> Entry | None:
    """The lateness of every charge that is touched, whole, and what rounding adds."""
    late = [
        Line(
            customer,
            open_account(LedgerAccount.REVENUE, part.line.late.concept),
            part.line.late.centavos,
            part.line.late.concept,
            part.line.item.period,
            accrues_on=part.line.item.number,
        )
        for part in spread.parts
        if part.line.late
    ]
    if rounded > 0:
        concept = settlement.rounding.concept
        late.append(Line(customer, open_account(LedgerAccount.REVENUE, concept), rounded, concept))
    if not late:
        return None
    return post(key=f"due:{key}", kind="due", lines=late, effective_on=on, by=by, at=at)


def _paid(
    customer: LedgerAccount, clearing: LedgerAccount, spread: Allocation, numbers: dict[int | None, int]
) -> Iterator[Line]:
    """What goes to each charge and to its lateness."""
    for part in spread.parts:
        item, late = part.line.item, part.line.late
        if late and part.late:
            yield Line(clearing, customer, part.late, late.concept, item.period, settles=numbers[item.number])
        if part.charge:
            yield Line(clearing, customer, part.charge, item.concept, item.period, settles=item.number)


def _relieved(lines: list[Line], less: int, relief: LedgerAccount, concept: str) -> Iterator[Line]:
    """The same lines with so many centavos, from the last ones, not paid but forgiven by rounding."""
    forgiven = []
    for line in reversed(lines):
        part = min(less, line.centavos)
        if part:
            forgiven.append(Line(relief, line.credit, part, concept, line.period, settles=line.settles))
            less -= part
        if line.centavos > part:
            forgiven.append(replace(line, centavos=line.centavos - part))
    yield from reversed(forgiven)


def _used(customer: LedgerAccount, clearing: LedgerAccount, items: Iterable[Item], favour: int) -> Iterator[Line]:
    """What was in favour, the oldest first, as far as it is needed."""
    for item in items:
        part = min(favour, -item.left)
        if part > 0:
            yield Line(customer, clearing, part, item.concept, item.period, settles=item.number)
            favour -= part
