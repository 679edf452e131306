"""Questions about receipts written by hand: the blocks, their slips, and what is next."""

from collections.abc import Sequence

from django.db.models import Count, Q

from ventanilla.cashier.models import ReceiptBlock, ReceiptSlip

PAGE = 50


def receipt_blocks(before: int | None = None) -> tuple[Sequence[ReceiptBlock], int | None]:
    """A page of blocks, newest first, each with `left`, its slips without account; and the key of the next page."""
    rows = ReceiptBlock.objects.select_related("closing")
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows.annotate(left=Count("slips", filter=Q(slips__fate=None))).order_by("-pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def slips_of(block: ReceiptBlock) -> list[ReceiptSlip]:
    """The slips of a block in order, with what became of each. One query."""
    rows = block.slips.select_related("fate__payment__account", "fate__payment__cancellation", "leave")
    return list(rows.order_by("number"))


def receipt_slip(folio: str) -> ReceiptSlip | None:
    """The slip that carries that folio."""
    return ReceiptSlip.objects.filter(folio=folio).first()


def next_in(block: ReceiptBlock) -> ReceiptSlip | None:
    """The first slip of a block that nobody accounted for."""
    return ReceiptSlip.objects.filter(block=block, fate=None).order_by("number").first()
