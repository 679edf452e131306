"""The ways a procedure says no; every sentence tells what to do next."""

from datetime import datetime

from ventanilla.lib.refusals import Refusal
from ventanilla.utility.queries import zone


class AlreadyDone(Refusal):
    """The step was finished or withdrawn before; `who` and `when` say by whom."""

    def __init__(self, sentence: str, who: str, when: datetime) -> None:
        super().__init__("paso-ya-terminado", sentence)
        self.who, self.when = who, when


class NotYourTurn(Refusal):
    """The act was tried without its open step in the procedure."""


class NotYours(Refusal):
    """The step belongs to another post or area, or somebody else took it."""


class TermExpired(Refusal):
    """The term ended before the act; the procedure has already gone on."""


class Missing(Refusal):
    """The procedure lacks a datum to go on."""


class UnableToOpen(Refusal):
    """The procedure cannot be opened."""


class UnableToUpgrade(Refusal):
    """The case cannot be moved to that version."""


def not_your_turn() -> NotYourTurn:
    """The refusal of an act outside its step."""
    return NotYourTurn(
        "no-es-su-turno",
        "El procedimiento no está en ese paso. Abra la bandeja y trabaje desde la tarea que esté abierta.",
    )


def clock_text(at: datetime) -> str:
    """A moment for people, e.g. «20/11/2026 a las 10:14»."""
    return at.astimezone(zone()).strftime("%d/%m/%Y a las %H:%M")
