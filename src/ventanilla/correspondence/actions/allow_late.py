"""Allow a slip to be entered after the hours that the pack gives: somebody else answers for it."""

from datetime import datetime

from ventanilla.correspondence.actions.slips import UnableToUseSlip
from ventanilla.correspondence.models import Fate, LateLeave, Slip
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.barcodes import typed_folio
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def allow_late(*, folio: str, reason: str, by: Actor, at: datetime) -> LateLeave:
    """Allowing it twice changes nothing. Errors: NotAllowed, UnableToUseSlip."""
    require(by, "correspondence.authorise", at)
    slip = Slip.objects.select_for_update().filter(folio=typed_folio(folio)).first()
    if slip is None:
        raise UnableToUseSlip("sin-talonario", "Ese folio no es de ningún talonario; revíselo.", field="folio")
    if known := LateLeave.objects.filter(slip=slip).first():
        return known
    if before := Fate.objects.filter(slip=slip).first():
        said = f"El folio {slip.folio} ya está {before.get_kind_display().lower()}."
        raise UnableToUseSlip("ya-ocupado", said, field="folio")
    if not reason.strip():
        raise UnableToUseSlip("sin-motivo", "Escriba por qué se captura tarde.", field="reason")
    leave = LateLeave.objects.create(slip=slip, reason=reason.strip()[:400], **done(by, at))
    record(
        event="correspondence.late_allowed",
        by=by,
        at=at,
        on=Subject("folio_block", str(slip.block_id), slip.folio),
        facts={"folio": slip.folio},
        personal={"reason": leave.reason},
    )
    return leave
