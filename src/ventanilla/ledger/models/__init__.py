"""The ledger's nouns."""

from ventanilla.ledger.models.account import LedgerAccount
from ventanilla.ledger.models.batch import Batch
from ventanilla.ledger.models.entry import Entry, PendingOutcome, Transfer
from ventanilla.ledger.models.open_item import OpenItem

__all__ = ["Batch", "Entry", "LedgerAccount", "OpenItem", "PendingOutcome", "Transfer"]
