"""Questions about deposits: what of the cuts is not in the bank yet, and what was taken there."""

from collections.abc import Collection, Sequence

from django.db.models import Prefetch, QuerySet

from ventanilla.cashier.models import Cut, Deposit, DepositDue, DepositPart

PAGE = 50
_PARTS = Prefetch("parts", DepositPart.objects.select_related("due__cut__session").order_by("due"))


def pending_dues(after: int | None = None) -> tuple[Sequence[DepositDue], int | None]:
    """A page of what is pending, the oldest first, and the key of the next page. One query over what is pending."""
    rows = _with_cut().filter(pending__isnull=False).order_by("pending")
    if after:
        rows = rows.filter(pending__gt=after)
    found = list(rows[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def dues_of(numbers: Collection[int]) -> list[DepositDue]:
    """Those dues, the oldest first, pending or not; those that are none are left out."""
    return list(_with_cut().filter(pk__in=numbers).order_by("pk"))


def left_of(due: DepositDue) -> int:
    """What is left to deposit of it, which came with it."""
    return due.pending.centavos if hasattr(due, "pending") else 0


def dues_of_cut(cut: Cut) -> list[DepositDue]:
    """What a cut takes to the bank, each with its `parts` in the order in which they were deposited. Two queries."""
    parts = Prefetch("parts", DepositPart.objects.select_related("deposit__annulment").order_by("pk"))
    return list(cut.dues.select_related("pending").prefetch_related(parts).order_by("pk"))


def deposits(before: int | None = None) -> tuple[Sequence[Deposit], int | None]:
    """A page of deposits with their parts, newest first, and the key of the next page. Two queries."""
    rows = Deposit.objects.select_related("annulment").prefetch_related(_PARTS).order_by("-pk")
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def deposit_by_number(number: int) -> Deposit | None:
    """The deposit of that number, with its parts."""
    return Deposit.objects.select_related("annulment", "entry").prefetch_related(_PARTS).filter(pk=number).first()


def standing_of_slip(bank: str, reference: str) -> Deposit | None:
    """The deposit that stands with that reference in that bank."""
    return Deposit.objects.filter(bank=bank, reference=reference, annulment=None).first()


def _with_cut() -> QuerySet[DepositDue]:
    return DepositDue.objects.select_related("cut__session", "pending")
