"""Propose to change what an account owes: nothing changes until another person authorises it (B-06, E-01)."""

from collections.abc import Mapping
from datetime import date, datetime

from ventanilla.billing.adjustment_queries import waiting_charges
from ventanilla.billing.lateness_queries import lateness_charged
from ventanilla.billing.models import Adjustment, AdjustmentWaiting
from ventanilla.billing.queries import book, items_owed
from ventanilla.billing.refusals import UnableToAdjust
from ventanilla.documents.actions import attach, store_file
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import Line, hold_account, open_account, post
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.lib.spoken import money
from ventanilla.lib.uploads import Upload
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.tariffs.points import Adjustment as Kind
from ventanilla.utility.queries import current_pack, local_day

NO_CASE = Subject("", "")


@act
def propose_adjustment(
    *,
    account: Account,
    kind: str,
    reason: str,
    key: str,
    by: Actor,
    at: datetime,
    charges: Mapping[int, int] | None = None,
    raised: int = 0,
    lateness: bool = False,
    agreement: str = "",
    agreed_on: date | None = None,
    case: Subject = NO_CASE,
    evidence: Upload | None = None,
) -> Adjustment:
    """The adjustment that waits, with its pending entry; a known `key` gives the one it proposed.

    `kind` is a code of the pack's adjustments. `charges` says by how many whole centavos each charge goes down, by its
    number; one that raises has `raised` instead. With `lateness` one that lowers takes back, in proportion, what was
    charged for the lateness of what was not owed. A write-off names the act that authorises it, and its day. Refuses:
    ajuste, sin-motivo, sin-acuerdo, sin-importe, otro-cargo, mas-de-lo-que-queda, ya-espera. Errors: also
    UploadRefused, NotAllowed.
    """
    require(by, "billing.adjust", at)
    take_turns(f"adjustment:{key}")
    if known := Adjustment.objects.filter(key=key).first():
        return known
    on, chosen = local_day(at), {number: part for number, part in (charges or {}).items() if part}
    rule = book().adjustment(kind, on)
    if rule is None:
        raise UnableToAdjust("ajuste", "Elija uno de los ajustes vigentes.", field="kind")
    _refuse(rule, reason, agreement.strip(), agreed_on, on)
    customer = hold_account(LedgerAccount.CUSTOMER, str(account.pk))
    if rule.raises:
        lines = _raising(customer, rule, raised, chosen)
    else:
        lines = _lowering(account, customer, rule, chosen, lateness=lateness and not rule.writes_off)
    file = store_file(content=evidence.read(), name=evidence.name, by=by, at=at) if evidence else None
    entry = _post(account, rule, lines, key, by, at)
    said: dict[str, object] = {"key": key, "reason": reason.strip()[:300]}
    if rule.writes_off:
        said |= {"agreement": agreement.strip()[:80], "agreed_on": agreed_on}
    proposed = _write(account, rule, entry, case, said, by, at)
    if file:
        attach(file=file, subject=proposed.subject, kind="evidence", label="", by=by, at=at)
    return proposed


def _post(account: Account, rule: Kind, lines: list[Line], key: str, by: Actor, at: datetime) -> Entry:
    return post(
        key=f"adjustment:{key}",
        kind="write_off" if rule.writes_off else "adjustment",
        lines=lines,
        effective_on=local_day(at),
        on=account.subject,
        by=by,
        at=at,
        pending=True,
        beyond=True,
    )


def _write(
    account: Account, rule: Kind, entry: Entry, case: Subject, said: Mapping[str, object], by: Actor, at: datetime
) -> Adjustment:
    """The rows, and what the journal tells of the account and of the case."""
    moved = list(entry.transfers.select_related("settles"))
    proposed = Adjustment.objects.create(
        folio=issue_folio(series=current_pack().section("folios")["adjustment"], day=local_day(at), at=at),
        account=account,
        entry=entry,
        kind=rule.code,
        name=rule.name[:200],
        way=rule.way,
        citation=rule.citation[:300],
        centavos=sum(transfer.centavos for transfer in moved),
        case_kind=case.kind,
        case_id=case.id,
        case_folio=case.folio,
        **said,
        **done(by, at),
    )
    AdjustmentWaiting.objects.create(adjustment=proposed, account=account)
    facts = {"adjustment": proposed.folio, "kind": rule.code, "centavos": proposed.centavos, "entry": entry.pk}
    if late := sum(one.centavos for one in moved if one.settles and one.settles.accrues_on_id):
        facts["lateness"] = late
    tell(proposed, "billing.adjustment_proposed", facts, {"reason": proposed.reason}, by, at)
    return proposed


def tell(
    adjustment: Adjustment,
    event: str,
    facts: Mapping[str, object],
    personal: Mapping[str, object] | None,
    by: Actor,
    at: datetime,
) -> None:
    """Journal it on the account, and on the case it comes from without the amount."""
    record(event=event, by=by, at=at, on=adjustment.account.subject, facts=dict(facts), personal=dict(personal or {}))
    if adjustment.case:
        record(event=event, by=by, at=at, on=adjustment.case, facts={"adjustment": adjustment.folio})


def _refuse(rule: Kind, reason: str, agreement: str, agreed_on: date | None, on: date) -> None:
    if not reason.strip():
        raise UnableToAdjust("sin-motivo", "Escriba por qué se ajusta.", field="reason")
    if not rule.writes_off:
        return
    if not agreement:
        sentence = "Escriba el número del acuerdo o acta que autoriza la cancelación."
        raise UnableToAdjust("sin-acuerdo", sentence, field="agreement")
    if agreed_on is None or agreed_on > on:
        sentence = "Escriba la fecha del acuerdo que autoriza la cancelación, no posterior a hoy."
        raise UnableToAdjust("sin-acuerdo", sentence, field="agreed_on")


def _raising(customer: LedgerAccount, rule: Kind, raised: int, chosen: Mapping[int, int]) -> list[Line]:
    if raised < 1 or chosen:
        sentence = "Ese ajuste agrega un cargo: escriba de cuánto, y nada en los cargos que ya se deben."
        raise UnableToAdjust("sin-importe", sentence, field="raised")
    return [Line(customer, open_account(LedgerAccount.REVENUE, rule.concept), raised, rule.concept)]


def _lowering(
    account: Account, customer: LedgerAccount, rule: Kind, chosen: Mapping[int, int], *, lateness: bool
) -> list[Line]:
    """A line for each charge; of what is owed now, and not of what waits already. Then one for each lateness."""
    relief = open_account(LedgerAccount.RELIEF, rule.concept)
    late = _taking_back(account, relief, customer, chosen) if lateness else []
    owed = {item.number: item for item in items_owed(account) if item.left > 0}
    if not (chosen or late) or min(chosen.values(), default=0) < 0:
        raise UnableToAdjust("sin-importe", "Escriba de cuánto se rebaja al menos un cargo, mayor que cero.")
    waiting = waiting_charges(account)
    for number, part in chosen.items():
        if number not in owed:
            raise UnableToAdjust("otro-cargo", "Un cargo que eligió ya no se debe; vuelva a consultar la cuenta.")
        if folio := waiting.get(number):
            raise UnableToAdjust("ya-espera", f"De ese cargo ya espera autorización {folio}.", field=f"charge_{number}")
        if part > owed[number].left:
            sentence = f"De ese cargo quedan {money(owed[number].left)}; escriba eso o menos."
            raise UnableToAdjust("mas-de-lo-que-queda", sentence, field=f"charge_{number}")
    ordered = [item for number, item in owed.items() if number in chosen]
    return [Line(relief, customer, chosen[i.number], i.concept, i.period, settles=i.number) for i in ordered] + late


def _taking_back(
    account: Account, relief: LedgerAccount, customer: LedgerAccount, chosen: Mapping[int, int]
) -> list[Line]:
    """The lateness charged on what was not owed, paid or not; what is lowered by its own number is not taken twice."""
    parts = [
        (one, one.goes_with(chosen.get(one.charge, 0)) - chosen.get(one.number, 0))
        for one in lateness_charged(account, chosen)
    ]
    return [
        Line(relief, customer, part, one.concept, one.period, settles=one.number) for one, part in parts if part > 0
    ]
