"""Issue a block of contingency folios: reserved now, so that the paper lies ready for the day the system is down."""

from datetime import datetime

from ventanilla.correspondence.models import FolioBlock, Slip
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day


class UnableToIssueBlock(Refusal):
    """It is not said how many, who takes it or where it will be used; or the pack has no series for it."""


@act
def issue_block(*, count: int, taken_by: str, place: str, by: Actor, at: datetime) -> FolioBlock:
    """`count` folios of the pack's contingency series, in a row. Errors: NotAllowed, UnableToIssueBlock."""
    require(by, "correspondence.contingency", at)
    rules = current_pack().section("registry").contingency
    series = current_pack().section("folios").get(rules.series)
    if series is None:
        raise UnableToIssueBlock("sin-serie", "El paquete no tiene serie de contingencia; pida que la agreguen.")
    if not 0 < count <= rules.most:
        raise UnableToIssueBlock("cuantos", f"Un talonario lleva de 1 a {rules.most} folios.", field="count")
    for value, field, said in ((taken_by, "taken_by", "quién lo recibe"), (place, "place", "dónde se usará")):
        if not value.strip():
            raise UnableToIssueBlock("sin-responsable", f"Escriba {said}.", field=field)
    folios = [issue_folio(series=series, day=local_day(at), at=at) for _ in range(count)]
    block = FolioBlock.objects.create(
        taken_by=taken_by.strip()[:200],
        place=place.strip()[:200],
        first=folios[0],
        last=folios[-1],
        count=count,
        **done(by, at),
    )
    Slip.objects.bulk_create(Slip(block=block, number=n, folio=folio) for n, folio in enumerate(folios, 1))
    record(
        event="correspondence.block_issued",
        by=by,
        at=at,
        on=Subject("folio_block", str(block.pk), block.first),
        facts={"first": block.first, "last": block.last, "count": count},
        personal={"taken_by": block.taken_by, "place": block.place},
    )
    return block
