"""The pure clock: terms, calendars and how a due date is reckoned; no database, no clock of its own."""

from ventanilla.deadlines.points.calendar import Calendar, DayOff, Record
from ventanilla.deadlines.points.reckon import reckon
from ventanilla.deadlines.points.reckoning import Day, OtherReading, Reckoning
from ventanilla.deadlines.points.term import Extension, Pause, Restart, Term, Terms, UnknownTerm

__all__ = [
    "Calendar",
    "Day",
    "DayOff",
    "Extension",
    "OtherReading",
    "Pause",
    "Reckoning",
    "Record",
    "Restart",
    "Term",
    "Terms",
    "UnknownTerm",
    "reckon",
]
