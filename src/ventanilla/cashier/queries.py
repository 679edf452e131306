"""Questions of the cashier: who has which till, what a till took, receipts, cuts, and what came in by concept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from ventanilla.billing.models import IssuedSettlement
from ventanilla.cashier.catalogue import Tills
from ventanilla.cashier.kinds import BOUNCED
from ventanilla.cashier.models import Cancellation, Cut, Payment, PaymentMeans, TillSession
from ventanilla.journal.actor import Actor
from ventanilla.journal.prepared import prepared
from ventanilla.ledger.models import LedgerAccount, Transfer
from ventanilla.lib.months import Month
from ventanilla.utility.queries import current_pack

PAGE = 50
_CLEARED = (LedgerAccount.CLEARING, LedgerAccount.CUSTOMER)
_ROUNDED = (LedgerAccount.RELIEF, LedgerAccount.CLEARING)
_SIGNS = {_CLEARED: 1, _CLEARED[::-1]: -1, _ROUNDED: -1, _ROUNDED[::-1]: 1}
_STANDS = ~Q(payment__cancellation__kind=Cancellation.CANCELLED)


def declared() -> Tills:
    """What the pack in force says of tills."""
    found: Tills = current_pack().section("tills")
    return found


def open_session(by: Actor) -> TillSession | None:
    """The till this person has open."""
    return _open.first(by.kind, by.id)


def held_session(by: Actor) -> TillSession | None:
    """The same, held until the transaction ends."""
    return _held.first(by.kind, by.id)


@prepared
def _held(kind: str, pk: str) -> QuerySet[TillSession]:
    return TillSession.objects.select_for_update(of=("self",)).filter(by_kind=kind, by_id=pk, cut=None).order_by("pk")


@prepared
def _open(kind: str, pk: str) -> QuerySet[TillSession]:
    return TillSession.objects.filter(by_kind=kind, by_id=pk, cut=None).order_by("pk")


def taken_tills() -> dict[str, TillSession]:
    """The open session of each till that somebody has."""
    return {session.till: session for session in TillSession.objects.filter(cut=None).order_by("pk")}


@dataclass(frozen=True)
class Totals:
    """What a session took, in whole centavos by means, without what was cancelled while it was open.

    `expected` is the cash that should be in the till, with its float.
    """

    payments: int
    cancelled: int
    received: Mapping[str, int]
    expected: int

    @property
    def total(self) -> int:
        """What stays of every means."""
        return sum(self.received.values())


def totals_of(session: TillSession) -> Totals:
    """Two queries, whatever the number of payments."""
    of_session = Payment.objects.filter(session=session)
    numbers = of_session.aggregate(
        all=Count("pk"), gone=Count("pk", filter=Q(cancellation__kind=Cancellation.CANCELLED))
    )
    by_means = PaymentMeans.objects.filter(_STANDS, payment__session=session).values_list("means").order_by("means")
    received = dict(by_means.annotate(total=Sum("centavos")))
    cash = declared().cash
    expected = session.opening_float + (received.get(cash.code, 0) if cash else 0)
    return Totals(numbers["all"] - numbers["gone"], numbers["gone"], received, expected)


def payments_of(session: TillSession, most: int) -> list[Payment]:
    """Its last payments, the newest first."""
    rows = Payment.objects.filter(session=session).select_related("account", "cancellation")
    return list(rows.order_by("-pk")[:most])


def payments_of_account(account: int, most: int = 24) -> list[Payment]:
    """Its last payments, the newest first."""
    rows = Payment.objects.filter(account=account).select_related("cancellation", "session")
    return list(rows.order_by("-pk")[:most])


def payment_by_folio(folio: str) -> Payment | None:
    """The payment of a receipt, with what its page shows."""
    rows = Payment.objects.select_related("account", "session", "entry", "cancellation", "order", "paper__slip")
    return rows.filter(folio=folio).first()


def payment_of_order(order: IssuedSettlement) -> Payment | None:
    """The payment that stands of those made with that order."""
    return _of_order.first(order.pk)


@prepared
def _of_order(order: int) -> QuerySet[Payment]:
    rows = Payment.objects.filter(order=order, cancellation=None).select_related("session", "order", "paper")
    return rows.order_by("-pk")


def receipts_of_entries(entries: Mapping[int, int]) -> dict[int, str]:
    """The folio of the receipt of each entry that is a payment, or that undoes one or a part of it. One query.

    `entries` gives the entry that each undoes, or itself.
    """
    if not entries:
        return {}
    paid = Payment.objects.filter(entry__in=set(entries.values())).order_by().values_list("entry", "folio")
    returned = Cancellation.objects.filter(entry__in=set(entries)).order_by().values_list("entry", "payment__folio")
    folios = dict(paid.union(returned))
    return {number: folios[of] for number, of in entries.items() if of in folios}


def cut_by_folio(folio: str) -> Cut | None:
    """The cut of that folio."""
    return Cut.objects.select_related("session").filter(folio=folio).first()


def cuts(before: int | None = None) -> tuple[list[Cut], int | None]:
    """A page of cuts, newest first, and the key of the next page."""
    rows = Cut.objects.select_related("session").order_by("-pk")
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


@dataclass(frozen=True)
class ReceiptLine:
    """What a receipt says was paid; negative where something in favour was used."""

    concept: str
    period: str
    centavos: int


def lines_of(payment: Payment) -> list[ReceiptLine]:
    """What it paid, by concept and period, in the order in which it was paid; adds up to the payment. One query."""
    paid = Transfer.objects.filter(entry=payment.entry_id).select_related("debit", "credit").order_by("pk")
    signed = [(_sign(t.debit.kind, t.credit.kind), t) for t in paid]
    return [ReceiptLine(t.concept, t.period, sign * t.centavos) for sign, t in signed if sign]


def _sign(debit: str, credit: str) -> int:
    """1 for what goes from what was received to the customer, -1 for what was in favour or rounded off, 0 for the rest.

    The contrary of what is undone.
    """
    return _SIGNS.get((debit, credit), 0)


def income_of(month: Month) -> dict[str, dict[date, int]]:
    """What came in by concept and day of a month, in whole centavos; what was undone counts against its own day."""
    rows = (
        Transfer.objects.filter(
            entry__kind__in=["payment", BOUNCED],
            entry__pending=False,
            entry__effective_on__gte=month.first,
            entry__effective_on__lt=month.plus(1).first,
        )
        .order_by()
        .values_list("concept", "entry__effective_on", "debit__kind", "credit__kind")
        .annotate(total=Sum("centavos"))
    )
    found: dict[str, dict[date, int]] = {}
    for concept, day, debit, credit, total in rows:
        if sign := _sign(debit, credit):
            days = found.setdefault(concept, {})
            days[day] = days.get(day, 0) + sign * total
    moved = ((concept, {day: total for day, total in days.items() if total}) for concept, days in found.items())
    return {concept: days for concept, days in moved if days}
