"""Refuse a correction with its reason: the account stays as it was (A-05)."""

from datetime import datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.register.actions.ask_correction import UnableToCorrect
from ventanilla.register.actions.authorise_correction import decided, held, is_own
from ventanilla.register.following import tell
from ventanilla.register.models import Correction, CorrectionDecision, CorrectionWaiting
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def refuse_correction(*, correction: Correction, reason: str, by: Actor, at: datetime) -> CorrectionDecision:
    """The decision; refusing twice changes nothing. Who asked for it may withdraw it so.

    Refuses: ya-decidida, sin-motivo. Errors: NotAllowed.
    """
    require(by, "register.correct" if is_own(correction, by) else "register.authorise", at)
    correction = held(correction)
    if known := decided(correction, CorrectionDecision.REFUSED):
        return known
    if not reason.strip():
        raise UnableToCorrect("sin-motivo", "Escriba por qué no se corrige.", field="reason")
    said = {"kind": CorrectionDecision.REFUSED, "reason": reason.strip()[:300]}
    decision = CorrectionDecision.objects.create(correction=correction, **said, **done(by, at))
    CorrectionWaiting.objects.filter(correction=correction).delete()
    record(
        event="register.correction_refused",
        by=by,
        at=at,
        on=correction.account.subject,
        facts={"correction": correction.folio, "field": correction.field, "asked_by": correction.by_id},
        personal={"reason": decision.reason},
    )
    tell(correction, by, at)
    return decision
