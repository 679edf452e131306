"""Account for slips that numbered nothing: one spoiled, or the rest of a block given back."""

from datetime import datetime

from ventanilla.correspondence.actions.slips import UnableToUseSlip, locked_slip
from ventanilla.correspondence.models import Fate, FolioBlock, Slip
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.barcodes import typed_folio
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def spoil_slip(*, folio: str, note: str, by: Actor, at: datetime) -> Fate:
    """The next slip was spoiled; `note` says how. Errors: NotAllowed, UnableToUseSlip."""
    require(by, "correspondence.contingency", at)
    slip = locked_slip(typed_folio(folio), field="folio")
    if not note.strip():
        raise UnableToUseSlip("sin-motivo", "Escriba qué pasó con ese folio.", field="note")
    fate = Fate.objects.create(slip=slip, kind=Fate.Kind.SPOILED, note=note.strip()[:400], **done(by, at))
    _tell("correspondence.slip_spoiled", slip.block, {"folio": slip.folio}, by, at, {"note": fate.note})
    return fate


@act
def return_slips(*, block: FolioBlock, by: Actor, at: datetime) -> int:
    """Every slip not accounted for came back blank. Says how many. Errors: NotAllowed, UnableToUseSlip."""
    require(by, "correspondence.contingency", at)
    locked = FolioBlock.objects.select_for_update().get(pk=block.pk)
    left = list(Slip.objects.filter(block=locked, fate=None).order_by("number"))
    if not left:
        raise UnableToUseSlip("nada-que-devolver", "Todos los folios de ese talonario tienen ya su destino.")
    Fate.objects.bulk_create(Fate(slip=slip, kind=Fate.Kind.RETURNED, **done(by, at)) for slip in left)
    facts = {"first": left[0].folio, "last": left[-1].folio, "count": len(left)}
    _tell("correspondence.slips_returned", locked, facts, by, at)
    return len(left)


def _tell(
    event: str,
    block: FolioBlock,
    facts: dict[str, object],
    by: Actor,
    at: datetime,
    personal: dict[str, str] | None = None,
) -> None:
    on = Subject("folio_block", str(block.pk), block.first)
    record(event=event, by=by, at=at, on=on, facts=facts, personal=personal)
