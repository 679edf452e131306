"""Refuse an adjustment with its reason: what is owed stays as it was (B-06)."""

from datetime import datetime

from ventanilla.billing.actions.authorise_adjustment import authority, decide, decided, held, is_own
from ventanilla.billing.models import Adjustment, AdjustmentDecision
from ventanilla.billing.refusals import UnableToAdjust
from ventanilla.journal.actor import Actor
from ventanilla.ledger.actions import void
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def refuse_adjustment(*, adjustment: Adjustment, reason: str, by: Actor, at: datetime) -> AdjustmentDecision:
    """The decision; refusing twice changes nothing. Who proposed it may withdraw it so.

    Refuses: ya-decidido, sin-motivo. Errors: NotAllowed.
    """
    require(by, "billing.adjust" if is_own(adjustment, by) else authority(adjustment), at)
    adjustment = held(adjustment)
    if known := decided(adjustment, AdjustmentDecision.REFUSED):
        return known
    if not reason.strip():
        raise UnableToAdjust("sin-motivo", "Escriba por qué no se autoriza.", field="reason")
    void(entry=adjustment.entry, by=by, at=at)
    return decide(adjustment, AdjustmentDecision.REFUSED, reason, by, at)
