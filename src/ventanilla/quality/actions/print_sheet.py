"""Print the sheet of a procedure: what really runs, as a controlled document; who printed it is journalled."""

from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.quality.sheet import SheetData, sheet_data
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToPrintSheet(Refusal):
    """Nothing to print: no published procedure has that code, or its pack says no sheet."""


@act
def print_sheet(*, procedure: str, by: Actor, at: datetime) -> SheetData:
    """What the sheet says now. The PDF is composed outside the transaction. Errors: NotAllowed, UnableToPrintSheet."""
    require(by, "processes.work", at)
    found = sheet_data(procedure, made_by=by.name, at=at)
    if found is None:
        raise UnableToPrintSheet(
            "sin-ficha", "Ese procedimiento no está publicado o su paquete no trae ficha. Elija otro de la lista."
        )
    record(
        event="quality.sheet_printed",
        by=by,
        at=at,
        on=Subject("procedure", procedure),
        facts={"code": found.code, "definition": found.definition, "authorised": found.is_authorised},
    )
    return found
