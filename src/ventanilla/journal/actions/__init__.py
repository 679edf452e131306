"""What can be done with the journal: record, note an opening, issue a folio; seal and blank a text."""

from ventanilla.journal.actions.blank_text import UnableToErase, blank_text
from ventanilla.journal.actions.issue_folio import issue_folio
from ventanilla.journal.actions.note_opening import note_opening
from ventanilla.journal.actions.record import record, written_together
from ventanilla.journal.actions.seal import close_day, seal_entries

__all__ = [
    "UnableToErase",
    "blank_text",
    "close_day",
    "issue_folio",
    "note_opening",
    "record",
    "seal_entries",
    "written_together",
]
