"""Tell somebody what an account owes today, on paper: a settlement with its folio, which is its payment order."""

from datetime import datetime, timedelta
from typing import Any

from ventanilla.billing.models import IssuedSettlement
from ventanilla.billing.points import SettledItem
from ventanilla.billing.queries import settlement_of
from ventanilla.billing.refusals import UnableToSettle
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day

DAYS = 5
"""For how long it holds where the pack does not say; surcharges may make it less."""


@act
def issue_settlement(
    *, account: Account, given_to: str, key: str, by: Actor, at: datetime, proxy: str = ""
) -> IssuedSettlement:
    """The settlement of today; a known `key` gives the one it made. It moves no money.

    Errors: UnableToSettle (sin-adeudo, sin-nombre), NotAllowed.
    """
    require(by, "billing.settle", at)
    take_turns(key)
    if known := IssuedSettlement.objects.filter(key=key).first():
        return known
    if not given_to.strip():
        raise UnableToSettle("sin-nombre", "Escriba el nombre de quien la pide.", field="given_to")
    pack, on = current_pack(), local_day(at)
    told = settlement_of(account, on)
    if not told.to_pay:
        raise UnableToSettle("sin-adeudo", "La cuenta no debe nada hoy: no hay qué liquidar.")
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
        proxy=proxy.strip()[:200],
        **done(by, at),
    )
    record(
        event="billing.settled",
        by=by,
        at=at,
        on=account.subject,
        facts={"settlement": issued.folio, "to_pay": issued.to_pay},
        personal={"given_to": issued.given_to, "proxy": issued.proxy},
    )
    return issued


def _said(line: SettledItem) -> dict[str, Any]:
    """A line as it is kept: amounts in whole centavos."""
    item, late = line.item, line.late
    return {
        "name": line.name,
        "period": item.period,
        "due_on": item.due_on.isoformat() if item.due_on else "",
        "left": item.left,
        "late": late.centavos if late else 0,
        "why": late.why if late else "",
        "citation": late.citation if late else "",
    }
