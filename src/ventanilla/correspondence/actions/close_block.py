"""Close a block: every folio of it was used, spoiled or returned."""

from datetime import datetime

from django.db.models import Count

from ventanilla.correspondence.models import Fate, FolioBlock, Slip
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToCloseBlock(Refusal):
    """It is closed already, or a folio is not accounted for."""


@act
def close_block(*, block: FolioBlock, by: Actor, at: datetime) -> FolioBlock:
    """Errors: NotAllowed, UnableToCloseBlock."""
    require(by, "correspondence.contingency", at)
    locked = FolioBlock.objects.select_for_update().get(pk=block.pk)
    if locked.closed_at:
        raise UnableToCloseBlock("ya-cerrado", f"El talonario {locked} ya lo cerró {locked.closed_by}.")
    left = list(Slip.objects.filter(block=locked, fate=None).order_by("number").values_list("folio", flat=True)[:4])
    if left:
        told = ", ".join(left[:3]) + (" y otros" if len(left) > 3 else "")
        raise UnableToCloseBlock(
            "folios-sin-cuenta", f"Falta decir qué pasó con {told}: captúrelos, inutilícelos o devuélvalos."
        )
    locked.closed_at, locked.closed_by = at, by.name[:200]
    locked.save(update_fields=["closed_at", "closed_by"])
    counts = Fate.objects.filter(slip__block=locked).values_list("kind").annotate(times=Count("pk"))
    record(
        event="correspondence.block_closed",
        by=by,
        at=at,
        on=Subject("folio_block", str(locked.pk), locked.first),
        facts=dict(counts),
    )
    return locked
