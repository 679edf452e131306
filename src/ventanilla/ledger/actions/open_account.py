"""Have an account of the ledger: the first who needs it opens it."""

from collections.abc import Sequence

from django.db.models import QuerySet

from ventanilla.journal.prepared import prepared
from ventanilla.ledger.models import LedgerAccount


def open_account(kind: str, code: str) -> LedgerAccount:
    """The account of that kind and code. Errors: LookupError for a kind that is none."""
    if kind not in dict(LedgerAccount.KINDS):
        raise LookupError(f"no kind of account is called {kind!r}")
    return _known.first(kind, code) or LedgerAccount.objects.get_or_create(kind=kind, code=code)[0]


def open_each(*wanted: tuple[str, str]) -> dict[tuple[str, str], LedgerAccount]:
    """The accounts of those kinds and codes, by both. One query when all are there. Errors: as `open_account`."""
    kinds, codes = (sorted(set(each)) for each in zip(*wanted, strict=True))
    found = {(one.kind, one.code): one for one in _among(kinds, codes)}
    return {one: found.get(one) or open_account(*one) for one in wanted}


def hold_account(kind: str, code: str) -> LedgerAccount:
    """The same as `open_account`, locked until the transaction ends.

    What is read of it afterwards is what stands when it is posted.
    """
    return _held.first(kind, code) or _held(kind, open_account(kind, code).code)[0]


@prepared
def _known(kind: str, code: str) -> QuerySet[LedgerAccount]:
    return LedgerAccount.objects.filter(kind=kind, code=code)


@prepared
def _among(kinds: Sequence[str], codes: Sequence[str]) -> QuerySet[LedgerAccount]:
    return LedgerAccount.objects.filter(kind__in=kinds, code__in=codes)


@prepared
def _held(kind: str, code: str) -> QuerySet[LedgerAccount]:
    return LedgerAccount.objects.select_for_update().filter(kind=kind, code=code)
