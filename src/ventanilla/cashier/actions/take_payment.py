"""Take a payment: several means at once, spread over what is owed, with its receipt; twice is once (E-02)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from ventanilla.billing.actions import collect, hold_who_waits, tell_who_waited
from ventanilla.billing.models import IssuedSettlement
from ventanilla.cashier.actions.receipt_slips import Paper, opened_slip, spend_slip
from ventanilla.cashier.catalogue import CASH
from ventanilla.cashier.models import Cut, Payment, PaymentMeans, TillSession
from ventanilla.cashier.queries import declared, held_session, payment_of_order
from ventanilla.cashier.refusals import UnableToPay
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor
from ventanilla.journal.prepared import prepared
from ventanilla.journal.quick import insert_row, insert_rows
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import Line, Posting, posting
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.lib.spoken import money
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day, zone


@dataclass(frozen=True)
class Given:
    """A part of the payment by one means, a code of the pack; of cash, what was handed over."""

    means: str
    centavos: int
    reference: str = ""


@act
def take_payment(
    *,
    account: Account,
    centavos: int,
    given: Sequence[Given],
    seen: int | None,
    key: str,
    by: Actor,
    at: datetime,
    order: IssuedSettlement | None = None,
    payer: str = "",
    paper: Paper | None = None,
) -> Payment:
    """The payment with its receipt; a known `key` gives the one it made. Amounts in whole centavos.

    `seen` is the total owed that the cashier saw; None of a `paper`, a receipt written by hand, which keeps its folio
    and counts for its day. What is over of the cash is its change. Errors: UnableToPay (orden-pagada, sin-caja,
    caja-de-otro-dia, medio, sin-referencia, faltan, sobran, mucho-cambio), UnableToUseReceipt, UnableToCollect,
    UnableToPost, NotAllowed.
    """
    require(by, "cashier.collect", at)
    held = held_session(by)  # one person's form sent again waits here for the first, whose key it then finds
    if known := _known.first(key):
        return known
    _refuse_paid(order)
    orders = hold_who_waits(account=account)
    session = _able_to_collect(held, at, paper)
    slip = opened_slip(paper, at) if paper else None
    kept, tendered, change = _kept(given, centavos)
    with posting(by=by, at=at) as books:
        entry, due = _posted(books, account, session, centavos, kept, seen=seen, key=key)
        payment = Payment(
            key=key,
            folio=slip.folio if slip else _next_folio(session, at),
            session=session,
            account=account,
            order=order,
            entry=entry,
            due=due,
            centavos=centavos,
            tendered=tendered,
            change=change,
            payer=payer.strip()[:200],
            **done(by, at),
        )
        _write_down(payment, kept, by, at)
    if slip and paper:
        spend_slip(slip, payment, paper, by, at)
    tell_who_waited(orders=orders, receipt=payment.folio, by=by, at=at)
    return payment


def _refuse_paid(order: IssuedSettlement | None) -> None:
    """Errors: UnableToPay (orden-pagada): a payment made with this order stands."""
    if order is None:
        return
    take_turns(f"order-collected-{order.pk}")
    if before := payment_of_order(order):
        at = before.received_at.astimezone(zone())
        what = "Esta orden ya se pagó" if before.pays_order else f"De esta orden ya se pagaron {money(before.centavos)}"
        sentence = f"{what} con {before.folio} el {at:%d/%m/%Y} a las {at.hour}:{at:%M}."
        raise UnableToPay("orden-pagada", f"{sentence} Si queda algo por pagar, cóbrelo por la cuenta.")


def _next_folio(session: TillSession, at: datetime) -> str:
    return issue_folio(series=current_pack().section("folios")["payment"], day=session.day, at=at)


def _write_down(payment: Payment, kept: Sequence[Given], by: Actor, at: datetime) -> None:
    """Insert it with its means, and journal it."""
    insert_row(payment)
    insert_rows(
        [PaymentMeans(payment=payment, means=one.means, centavos=one.centavos, reference=one.reference) for one in kept]
    )
    facts = {"receipt": payment.folio, "centavos": payment.centavos, "till": payment.session.till}
    record(event="cashier.paid", by=by, at=at, on=payment.account.subject, facts=facts)


@prepared
def _known(key: str) -> QuerySet[Payment]:
    return Payment.objects.filter(key=key)


def _posted(
    books: Posting,
    account: Account,
    session: TillSession,
    centavos: int,
    kept: Sequence[Given],
    *,
    seen: int | None,
    key: str,
) -> tuple[Entry, Entry | None]:
    """The entry of the payment, and that of lateness and rounding if there was any. Errors: as take_payment."""
    tills = [(LedgerAccount.MEANS, f"{session.till}:{one.means}") for one in kept]
    taken = collect(books, account=account, centavos=centavos, seen=seen, on=session.day, key=key, beside=tills)
    into = [
        Line(taken.opened[till], taken.clearing, one.centavos, one.means) for till, one in zip(tills, kept, strict=True)
    ]
    lines = [*into, *taken.lines]
    posted = books.post(key=f"payment:{key}", kind="payment", lines=lines, effective_on=session.day, on=account.subject)
    return posted[0].entry, taken.due


def _able_to_collect(held: TillSession | None, at: datetime, paper: Paper | None) -> TillSession:
    """The till that this person has, held until the act ends, for the day of what is collected. Errors: UnableToPay."""
    if held is None or _cuts(held.pk):  # asked once it is held: a cut may have come between
        raise UnableToPay("sin-caja", "No tiene una caja abierta; ábrala con su fondo y vuelva a cobrar.")
    day = local_day(paper.written_at if paper else at)
    if held.day != day:
        sentence = f"Su caja es del {held.day:%d/%m/%Y}: haga el corte de ese día y abra la de hoy."
        if paper:
            sentence = f"Su caja es del {held.day:%d/%m/%Y} y el papel del {day:%d/%m/%Y}: abra la caja de ese día."
        raise UnableToPay("caja-de-otro-dia", sentence)
    return held


@prepared
def _cuts(session: int) -> QuerySet[Cut, int]:
    return Cut.objects.filter(session=session).values_list("pk", flat=True)


def _kept(given: Sequence[Given], centavos: int) -> tuple[list[Given], int, int]:
    """What stays of each means, the cash handed over and its change. Errors: UnableToPay."""
    known = declared().means
    for one in given:
        if one.means not in known or one.centavos < 1:
            raise UnableToPay("medio", "Escriba cuánto se paga con cada medio de la lista.")
        if known[one.means].reference and not one.reference.strip():
            named = known[one.means]
            sentence = f"Escriba también «{named.reference}»; sin ese dato no se cobra con {named.name.lower()}."
            raise UnableToPay("sin-referencia", sentence, field=f"reference_{one.means}")
    other = sum(one.centavos for one in given if known[one.means].kind != CASH)
    tendered = sum(one.centavos for one in given if known[one.means].kind == CASH)
    if other > centavos:
        sentence = f"Los medios suman {money(other)} y se pagan {money(centavos)}: solo del efectivo se da cambio."
        raise UnableToPay("sobran", sentence, field="amount")
    if other + tendered < centavos:
        raise UnableToPay("faltan", f"Faltan {money(centavos - other - tendered)} para completar el pago.")
    cash = centavos - other
    _refuse_much_change(tendered - cash)
    kept = [one for one in given if known[one.means].kind != CASH]
    kept += [Given(one.means, cash) for one in given if known[one.means].kind == CASH and cash][:1]
    return kept, tendered, tendered - cash


def _refuse_much_change(change: int) -> None:
    """Nobody hands over a note that is not needed. Errors: UnableToPay (mucho-cambio)."""
    tills = declared()
    if tills.cash and tills.denominations and change >= max(tills.denominations):
        sentence = f"El cambio sería de {money(change)}: revise cuánto efectivo recibió y escríbalo otra vez."
        raise UnableToPay("mucho-cambio", sentence, field=f"means_{tills.cash.code}")
