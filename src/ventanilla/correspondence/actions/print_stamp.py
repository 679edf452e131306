"""Print the stamp or the labels of letters: who did it and of which is journalled, a line for each letter."""

from collections.abc import Sequence
from datetime import datetime

from ventanilla.correspondence.models import IncomingLetter
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require

KINDS = ("stamp", "label")
MOST = 120


class UnableToStamp(Refusal):
    """There is no letter to print of, or there are too many."""


@act
def print_stamp(*, letters: Sequence[IncomingLetter], kind: str, by: Actor, at: datetime) -> None:
    """`kind` is "stamp" or "label"; printing again is allowed and shows. Errors: NotAllowed, UnableToStamp."""
    require(by, "correspondence.receive", at)
    if not letters:
        raise UnableToStamp("sin-escritos", "Ese día no se registró ningún escrito; elija otro.", field="day")
    if len(letters) > MOST:
        raise UnableToStamp(
            "demasiadas", f"Son más de {MOST} etiquetas. Imprímalas por partes: diga desde qué folio.", field="first"
        )
    for letter in letters:
        record(
            event="correspondence.stamp_printed",
            by=by,
            at=at,
            on=Subject("letter", str(letter.pk), letter.folio),
            facts={"kind": kind},
        )
