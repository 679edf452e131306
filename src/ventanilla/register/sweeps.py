"""What the background worker does for the register: goes on with the imports that wait."""

from datetime import datetime

from ventanilla.journal.sweeps import register
from ventanilla.register.actions.advance_import import advance_import
from ventanilla.register.actions.import_accounts import WHILE_PEOPLE_WORK
from ventanilla.register.importing.going_on import go_on
from ventanilla.register.models import ImportRun


def go_on_with_imports(at: datetime, limit: int) -> int:
    """The rows done, about `limit` of them."""
    return go_on(ImportRun, lambda run: advance_import(run=run, rows=WHILE_PEOPLE_WORK, at=at), limit)


register("register.imports", go_on_with_imports)
