"""What can be done with the journal: record, note an opening, issue a folio; seal and erase."""

from ventanilla.journal.actions.issue_folio import issue_folio
from ventanilla.journal.actions.note_opening import note_opening
from ventanilla.journal.actions.record import record

__all__ = ["issue_folio", "note_opening", "record"]
