"""Take a payment: several means at once, spread over what is owed, with its receipt; twice is once (E-02)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ventanilla.billing.actions import collect
from ventanilla.billing.models import IssuedSettlement
from ventanilla.cashier.catalogue import CASH
from ventanilla.cashier.models import Cut, Payment, PaymentMeans, TillSession
from ventanilla.cashier.queries import declared, open_session
from ventanilla.cashier.refusals import UnableToPay
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import Line, open_account, post
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.lib.spoken import money
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day


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
    seen: int,
    key: str,
    by: Actor,
    at: datetime,
    order: IssuedSettlement | None = None,
    payer: str = "",
) -> Payment:
    """The payment with its receipt; a known `key` gives the one it made. Amounts in whole centavos.

    `seen` is the total owed that the cashier saw. What is over of the cash is its change. Errors: UnableToPay
    (sin-caja, caja-de-otro-dia, medio, sin-referencia, faltan, sobran), UnableToCollect, UnableToPost, NotAllowed.
    """
    require(by, "cashier.collect", at)
    take_turns(f"payment-{key}")
    if known := Payment.objects.filter(key=key).first():
        return known
    session = _session_to_collect(by, at)
    kept, tendered, change = _kept(given, centavos)
    entry, due = _posted(account, session, centavos, kept, seen=seen, key=key, by=by, at=at)
    payment = Payment.objects.create(
        key=key,
        folio=issue_folio(series=current_pack().section("folios")["payment"], day=session.day, at=at),
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
    PaymentMeans.objects.bulk_create(
        PaymentMeans(payment=payment, means=one.means, centavos=one.centavos, reference=one.reference) for one in kept
    )
    facts = {"receipt": payment.folio, "centavos": centavos, "till": session.till}
    record(event="cashier.paid", by=by, at=at, on=account.subject, facts=facts)
    return payment


def _posted(
    account: Account,
    session: TillSession,
    centavos: int,
    kept: Sequence[Given],
    *,
    seen: int,
    key: str,
    by: Actor,
    at: datetime,
) -> tuple[Entry, Entry | None]:
    """The entry of the payment, and that of lateness and rounding if there was any. Errors: as take_payment."""
    taken = collect(account=account, centavos=centavos, seen=seen, on=session.day, key=key, by=by, at=at)
    into = [
        Line(open_account(LedgerAccount.MEANS, f"{session.till}:{one.means}"), taken.clearing, one.centavos, one.means)
        for one in kept
    ]
    entry = post(
        key=f"payment:{key}",
        kind="payment",
        lines=[*into, *taken.lines],
        effective_on=session.day,
        on=account.subject,
        by=by,
        at=at,
    )
    return entry, taken.due


def _session_to_collect(by: Actor, at: datetime) -> TillSession:
    """The till that this person opened today, held until the act ends. Errors: UnableToPay."""
    mine = open_session(by)
    held = TillSession.objects.select_for_update().get(pk=mine.pk) if mine else None
    if held is None or Cut.objects.filter(session=held).exists():  # asked once it is held: a cut may have come between
        raise UnableToPay("sin-caja", "No tiene una caja abierta; ábrala con su fondo y vuelva a cobrar.")
    if held.day != local_day(at):
        sentence = f"Su caja es del {held.day:%d/%m/%Y}: haga el corte de ese día y abra la de hoy."
        raise UnableToPay("caja-de-otro-dia", sentence)
    return held


def _kept(given: Sequence[Given], centavos: int) -> tuple[list[Given], int, int]:
    """What stays of each means, the cash handed over and its change. Errors: UnableToPay."""
    known = declared().means
    for one in given:
        if one.means not in known or one.centavos < 1:
            raise UnableToPay("medio", "Escriba cuánto se paga con cada medio de la lista.")
        if known[one.means].reference and not one.reference.strip():
            words = known[one.means].reference.lower()
            sentence = f"Falta de {known[one.means].name.lower()}: {words}."
            raise UnableToPay("sin-referencia", sentence, field=f"reference_{one.means}")
    other = sum(one.centavos for one in given if known[one.means].kind != CASH)
    tendered = sum(one.centavos for one in given if known[one.means].kind == CASH)
    if other > centavos:
        sentence = f"Los medios suman {money(other)} y se pagan {money(centavos)}: solo del efectivo se da cambio."
        raise UnableToPay("sobran", sentence, field="amount")
    if other + tendered < centavos:
        raise UnableToPay("faltan", f"Faltan {money(centavos - other - tendered)} para completar el pago.")
    cash = centavos - other
    kept = [one for one in given if known[one.means].kind != CASH]
    kept += [Given(one.means, cash) for one in given if known[one.means].kind == CASH and cash][:1]
    return kept, tendered, tendered - cash
