"""Issue a block of receipts: reserved now, so that the paper lies ready for the day the system is down."""

from datetime import datetime

from ventanilla.cashier.models import ReceiptBlock, ReceiptSlip
from ventanilla.cashier.queries import declared
from ventanilla.cashier.refusals import UnableToIssueReceipts
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day


@act
def issue_receipt_block(*, count: int, taken_by: str, key: str, by: Actor, at: datetime) -> ReceiptBlock:
    """`count` folios in a row of the pack's series of contingency; a known `key` gives the block it made.

    Errors: UnableToIssueReceipts (sin-serie, cuantos, sin-responsable), NotAllowed.
    """
    require(by, "cashier.collect", at)
    take_turns(f"receipts-{key}")
    if known := ReceiptBlock.objects.filter(key=key).first():
        return known
    rules = declared().contingency
    if rules is None:
        raise UnableToIssueReceipts(
            "sin-serie", "El paquete no declara recibos de contingencia; pida que los agreguen."
        )
    if not 0 < count <= rules.most:
        raise UnableToIssueReceipts("cuantos", f"Un talonario lleva de 1 a {rules.most} recibos.", field="count")
    if not taken_by.strip():
        raise UnableToIssueReceipts("sin-responsable", "Escriba quién lo recibe.", field="taken_by")
    series = current_pack().section("folios")[rules.series]
    folios = [issue_folio(series=series, day=local_day(at), at=at) for _ in range(count)]
    block = ReceiptBlock.objects.create(
        key=key, taken_by=taken_by.strip()[:200], first=folios[0], last=folios[-1], count=count, **done(by, at)
    )
    ReceiptSlip.objects.bulk_create(ReceiptSlip(block=block, number=n, folio=one) for n, one in enumerate(folios, 1))
    facts = {"first": block.first, "last": block.last, "count": count}
    personal = {"taken_by": block.taken_by}
    record(event="cashier.block_issued", by=by, at=at, on=block.subject, facts=facts, personal=personal)
    return block
