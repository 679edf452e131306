"""What the acts on a block share: its slips are accounted for in order, and each only once."""

from ventanilla.correspondence.models import Fate, FolioBlock, Slip
from ventanilla.lib.refusals import Refusal


class UnableToUseSlip(Refusal):
    """The slip does not exist, was accounted for, is not the next one, lacks its proof, or came too late."""


def locked_slip(folio: str, field: str = "slip") -> Slip:
    """The slip, its block locked, open and nobody ahead of it. Errors: UnableToUseSlip."""
    slip = Slip.objects.select_related("block").filter(folio=folio).first()
    if slip is None:
        raise UnableToUseSlip("sin-talonario", "Ese folio no es de ningún talonario; revíselo.", field=field)
    block = FolioBlock.objects.select_for_update().get(pk=slip.block_id)
    if before := Fate.objects.filter(slip=slip).first():
        raise UnableToUseSlip(
            "ya-ocupado", f"El folio {folio} ya está {before.get_kind_display().lower()}.", field=field
        )
    if block.closed_at:
        raise UnableToUseSlip("talonario-cerrado", f"El talonario {block} ya se cerró.", field=field)
    ahead = Slip.objects.filter(block=block, number__lt=slip.number, fate=None).order_by("number").first()
    if ahead:
        raise UnableToUseSlip(
            "fuera-de-orden", f"Se capturan en orden: primero el {ahead.folio}, o diga que se inutilizó.", field=field
        )
    return slip
