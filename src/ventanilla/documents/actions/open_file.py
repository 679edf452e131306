"""Open a file: reading or downloading it is written in the journal of what it belongs to."""

from datetime import datetime

from ventanilla.documents import store
from ventanilla.documents.models import StoredFile
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToOpen(Refusal):
    """The shelf lost the content."""


@act
def open_file(*, file: StoredFile, on: Subject, by: Actor, at: datetime) -> bytes:
    """The content. Whether `by` may see `on` was asked before. Errors: NotAllowed, UnableToOpen."""
    require(by, "documents.view", at)
    try:
        content = store.fetch(file.sha256)
    except FileNotFoundError as error:
        raise UnableToOpen(
            "archivo-perdido", "El archivo no está en el almacén. Avise a Informática para restaurarlo del respaldo."
        ) from error
    record(event="documents.opened", by=by, at=at, on=on, facts={"file": file.pk, "sha256": file.sha256})
    return content
