"""Have an account of the ledger: the first who needs it opens it."""

from ventanilla.ledger.models import LedgerAccount


def open_account(kind: str, code: str) -> LedgerAccount:
    """The account of that kind and code. Errors: LookupError for a kind that is none."""
    if kind not in dict(LedgerAccount.KINDS):
        raise LookupError(f"no kind of account is called {kind!r}")
    return LedgerAccount.objects.get_or_create(kind=kind, code=code)[0]


def hold_account(kind: str, code: str) -> LedgerAccount:
    """The same, locked until the transaction ends: what is read of it afterwards is what stands when it is posted."""
    return LedgerAccount.objects.select_for_update().get(pk=open_account(kind, code).pk)
