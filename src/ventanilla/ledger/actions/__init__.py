"""What can be done in the ledger. Who may do it is asked by the floors that call."""

from ventanilla.ledger.actions.confirm import confirm, void
from ventanilla.ledger.actions.open_account import hold_account, open_account, open_each
from ventanilla.ledger.actions.post import Line, post
from ventanilla.ledger.actions.post_batch import Query, open_accounts, post_batch
from ventanilla.ledger.actions.post_together import Moved, Told, hold_many, open_many, post_together
from ventanilla.ledger.actions.posting import Posting, posting
from ventanilla.ledger.actions.reverse import reverse
from ventanilla.ledger.actions.take_back import take_back

__all__ = [
    "Line",
    "Moved",
    "Posting",
    "Query",
    "Told",
    "confirm",
    "hold_account",
    "hold_many",
    "open_account",
    "open_accounts",
    "open_each",
    "open_many",
    "post",
    "post_batch",
    "post_together",
    "posting",
    "reverse",
    "take_back",
    "void",
]
