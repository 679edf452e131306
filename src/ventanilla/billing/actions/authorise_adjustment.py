"""Authorise an adjustment that somebody else proposed: its entry counts from now on (B-06)."""

from datetime import datetime

from ventanilla.billing.actions.propose_adjustment import tell
from ventanilla.billing.lateness_queries import takes_back_what_was_undone
from ventanilla.billing.models import Adjustment, AdjustmentDecision, AdjustmentWaiting
from ventanilla.billing.refusals import UnableToAdjust
from ventanilla.documents.models.act import done
from ventanilla.journal.actor import Actor
from ventanilla.ledger.actions import confirm
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require

_UNDONE = (
    "El pago de los recargos que se devuelven se canceló mientras esto esperaba. No lo autorice: diga por qué y que se "
    "proponga otra vez."
)


@act
def authorise_adjustment(*, adjustment: Adjustment, by: Actor, at: datetime) -> AdjustmentDecision:
    """The decision; authorising twice changes nothing. What was paid meanwhile stays in the customer's favour.

    Refuses: ya-decidido, propio, recargos-anulados. Errors: NotAllowed.
    """
    require(by, authority(adjustment), at)
    adjustment = held(adjustment)
    if known := decided(adjustment, AdjustmentDecision.AUTHORISED):
        return known
    if is_own(adjustment, by):
        raise UnableToAdjust("propio", "Quien propone un ajuste no lo autoriza; debe hacerlo otra persona.")
    if takes_back_what_was_undone(adjustment.entry):
        raise UnableToAdjust("recargos-anulados", _UNDONE)
    confirm(entry=adjustment.entry, by=by, at=at)
    return decide(adjustment, AdjustmentDecision.AUTHORISED, "", by, at)


def authority(adjustment: Adjustment) -> str:
    """The permission that decides of it: write-offs have their own."""
    return "billing.write_off" if adjustment.writes_off else "billing.authorise"


def held(adjustment: Adjustment) -> Adjustment:
    """The adjustment, with nobody else deciding of it at the same moment."""
    locked = Adjustment.objects.select_for_update(of=("self",)).select_related("account", "entry")
    return locked.get(pk=adjustment.pk)


def decided(adjustment: Adjustment, kind: str) -> AdjustmentDecision | None:
    """What was decided already, when it was this. Errors: UnableToAdjust when it was the contrary."""
    known = AdjustmentDecision.objects.filter(adjustment=adjustment).first()
    if known and known.kind != kind:
        sentence = f"{known.by_name} ya decidió: {known.get_kind_display().lower()}. Eso no se cambia."
        raise UnableToAdjust("ya-decidido", sentence)
    return known


def is_own(adjustment: Adjustment, by: Actor) -> bool:
    """Whether this person proposed it."""
    return (adjustment.by_kind, adjustment.by_id) == (by.kind, by.id)


def decide(adjustment: Adjustment, kind: str, reason: str, by: Actor, at: datetime) -> AdjustmentDecision:
    """Write what was decided, and journal it. The adjustment is locked and its entry was ended."""
    decision = AdjustmentDecision.objects.create(
        adjustment=adjustment, kind=kind, reason=reason.strip()[:300], **done(by, at)
    )
    AdjustmentWaiting.objects.filter(adjustment=adjustment).delete()
    facts = {"adjustment": adjustment.folio, "centavos": adjustment.centavos, "asked_by": adjustment.by_id}
    personal = {"reason": decision.reason} if decision.reason else None
    tell(adjustment, f"billing.adjustment_{kind}", facts, personal, by, at)
    return decision
