"""Tell somebody what an account owes today, on paper: a settlement with its folio, which is its payment order."""

from datetime import date, datetime, timedelta
from typing import Any

from ventanilla.billing.models import IssuedSettlement, OrderedFor
from ventanilla.billing.points import SettledItem, Settlement
from ventanilla.billing.queries import book, is_holder, settlement_of, was_charged
from ventanilla.billing.refusals import UnableToSettle
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import hold_account
from ventanilla.ledger.models import LedgerAccount
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day

DAYS = 5
"""For how long it holds where the pack does not say; surcharges may make it less."""


@act
def issue_settlement(
    *,
    account: Account,
    given_to: str,
    key: str,
    by: Actor,
    at: datetime,
    paper: str = "",
    proxy: str = "",
    for_what: Subject | None = None,
) -> IssuedSettlement:
    """The settlement of today; a known `key` gives the one it made. It moves no money.

    It is given to the holder, or to who shows a `paper` of the pack's list; `proxy` tells of whom it is and of what day
    (D-01). `for_what` is what waits for it to be paid, a case, which knows who asks; the till tells it. An account that
    owes nothing is told so; to pay for a case there must be something.
    Errors: UnableToSettle (sin-adeudo, sin-nombre, sin-poder), NotAllowed.
    """
    require(by, "billing.settle", at)
    take_turns(key)
    if known := IssuedSettlement.objects.filter(key=key).first():
        return known
    on = local_day(at)
    proxy = _shown(account, given_to.strip(), paper, proxy.strip(), on, by_case=bool(for_what))
    if for_what:
        hold_account(LedgerAccount.CUSTOMER, str(account.pk))  # so that no payment passes unseen between both
    pack, told = current_pack(), settlement_of(account, on)
    _refuse_nothing(account, told, by_case=bool(for_what))
    days = int(pack.section("utility").settings.get("settlement.days", DAYS))
    issued = IssuedSettlement.objects.create(
        key=key,
        folio=issue_folio(series=pack.section("folios")["settlement"], day=on, at=at),
        account=account,
        settled_on=on,
        valid_until=on + timedelta(days=days),
        owed=told.owed,
        in_favour=told.in_favour,
        rounded_by=told.rounded_by,
        to_pay=told.to_pay,
        lines=[_said(line) for line in told.lines],
        given_to=given_to.strip()[:200],
        proxy=proxy[:200],
        **done(by, at),
    )
    facts = {"settlement": issued.folio, "to_pay": issued.to_pay}
    personal = {"given_to": issued.given_to, "proxy": issued.proxy}
    record(event="billing.settled", by=by, at=at, on=account.subject, facts=facts, personal=personal)
    if for_what:
        _wait(issued, for_what, by, at)
    return issued


def _refuse_nothing(account: Account, told: Settlement, *, by_case: bool) -> None:
    """Errors: UnableToSettle (sin-adeudo): a case has nothing to pay, or the books do not know the account."""
    if told.to_pay:
        return
    if by_case:
        raise UnableToSettle("sin-adeudo", "La cuenta no debe nada hoy: no hay qué liquidar.")
    if not was_charged(account):
        sentence = "Aquí no se le ha cargado nada: su estado de cuenta se emite desde su primer cargo o saldo traído."
        raise UnableToSettle("sin-adeudo", sentence)


def _shown(account: Account, given_to: str, paper: str, proxy: str, on: date, *, by_case: bool) -> str:
    """What is kept of the paper that was shown; the holder shows none, and a case asked for it before."""
    if not given_to:
        raise UnableToSettle("sin-nombre", "Escriba el nombre de quien lo pide.", field="given_to")
    if by_case:
        return proxy
    shown = book().proxy(paper)
    told = ", ".join(part for part in (shown.name if shown else "", proxy) if part)
    if is_holder(account, given_to, on):
        return told
    known = [one.name.lower() for one in book().proxies]
    if known and not shown:
        papers = ", ".join(known)
        sentence = f"No es el titular de la cuenta: elija qué papel muestra ({papers}). Sin él no se le entrega."
        raise UnableToSettle("sin-poder", sentence, field="paper")
    if not proxy:
        raise UnableToSettle("sin-poder", "Escriba quién firma ese papel y de qué fecha es.", field="proxy")
    return told


def _wait(issued: IssuedSettlement, for_what: Subject, by: Actor, at: datetime) -> None:
    """Write for what it was given, also in the story of that."""
    OrderedFor.objects.create(
        settlement=issued,
        account=issued.account,
        subject_kind=for_what.kind,
        subject_id=for_what.id,
        subject_folio=for_what.folio,
        **done(by, at),
    )
    facts = {"settlement": issued.folio, "to_pay": issued.to_pay}
    record(event="billing.ordered", by=by, at=at, on=for_what, facts=facts)


def _said(line: SettledItem) -> dict[str, Any]:
    """A line as it is kept: amounts in whole centavos."""
    item, added = line.item, line.accruing
    return {
        "item": item.number,
        "name": line.name,
        "period": item.period,
        "due_on": item.due_on.isoformat() if item.due_on else "",
        "left": item.left,
        "late": sum(one.centavos for one in added),
        "why": "; ".join(f"{one.name}: {one.why}" if len(added) > 1 else one.why for one in added),
        "citation": "; ".join(dict.fromkeys(one.citation for one in added if one.citation)),
    }
