"""What can be done with the journal: record, issue a folio; seal and erase."""

from ventanilla.journal.actions.issue_folio import issue_folio
from ventanilla.journal.actions.record import record

__all__ = ["issue_folio", "record"]
