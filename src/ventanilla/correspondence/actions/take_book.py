"""Take the day book out of the house, printed or as a spreadsheet: its lines, and in the journal who took which."""

from datetime import datetime

from ventanilla.correspondence.day_book import Asked, Line, lines_of
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToTakeBook(Refusal):
    """There is nothing to take."""


@act
def take_book(*, asked: Asked, paper: bool, by: Actor, at: datetime) -> list[Line]:
    """The lines asked for; `paper` says that they are printed. Errors: NotAllowed, UnableToTakeBook."""
    require(by, "correspondence.export", at)
    lines = lines_of(asked)
    if not lines and asked.filtered:
        raise UnableToTakeBook("sin-asientos", "Con esos filtros no hay ningún asiento. Quite alguno.")
    record(
        event="correspondence.book_taken",
        by=by,
        at=at,
        on=Subject("day_book", f"{asked.book} {asked.day.isoformat()}"),
        facts={
            "rows": len(lines),
            "first": lines[0].folio if lines else "",
            "last": lines[-1].folio if lines else "",
            "paper": paper,
            "filtered": asked.filtered,
        },
        personal={"words": asked.words} if asked.words else None,
    )
    return lines
