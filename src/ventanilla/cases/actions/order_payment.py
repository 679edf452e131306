"""Give the payment order of a case: its fee is charged, the account is settled, and the procedure may wait for it."""

from datetime import datetime
from typing import Any

from ventanilla.billing.actions import charge, issue_settlement
from ventanilla.cases.steps import case_at
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToOrder(Refusal):
    """The case has no account to be charged."""


@act
def order_payment(
    *, step: OpenStep, by: Actor, at: datetime, given_to: str, fee: str = "", times: int = 1, proxy: str = ""
) -> dict[str, Any]:
    """The folio of the order, under `orden`: the key of the message that its payment delivers.

    Without `fee` nothing is charged and what is owed already is ordered. Errors: UnableToOrder (sin-cuenta),
    UnableToCharge, UnableToSettle, NotAllowed, NotYourTurn.
    """
    require(by, "billing.settle", at)
    case = case_at(step, "cases.order_payment")
    account = case.state.account
    if account is None:
        raise UnableToOrder(
            "sin-cuenta", "Este asunto no tiene cuenta a la cual cargar: désela primero desde su página y vuelva."
        )
    key = f"case {case.pk} {step.token_id}"
    if fee:
        charge(account=account, fee=fee, times=times, key=key, by=by, at=at)
    issued = issue_settlement(
        account=account, given_to=given_to, proxy=proxy, key=key, for_what=case.subject, by=by, at=at
    )
    return {"orden": issued.folio}
