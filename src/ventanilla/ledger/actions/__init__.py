"""What can be done in the ledger. Who may do it is asked by the floors that call."""

from ventanilla.ledger.actions.confirm import confirm, void
from ventanilla.ledger.actions.open_account import hold_account, open_account
from ventanilla.ledger.actions.post import Line, post
from ventanilla.ledger.actions.post_batch import Query, open_accounts, post_batch
from ventanilla.ledger.actions.reverse import reverse

__all__ = [
    "Line",
    "Query",
    "confirm",
    "hold_account",
    "open_account",
    "open_accounts",
    "post",
    "post_batch",
    "reverse",
    "void",
]
