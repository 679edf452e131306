"""Add another copy or an annex to a letter that was entered before: it is the same one, so no folio is spent."""

from datetime import datetime

from ventanilla.correspondence.models import IncomingLetter, LetterCopy
from ventanilla.documents.actions import attach
from ventanilla.documents.models import StoredFile
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToAddCopy(Refusal):
    """The sheets were not counted, or the moment cannot be."""


@act
def add_copy(
    *,
    letter: IncomingLetter,
    sheets: int,
    received_at: datetime,
    file: StoredFile | None,
    key: str,
    by: Actor,
    at: datetime,
    note: str = "",
) -> LetterCopy:
    """A known `key` gives the copy it added. Errors: NotAllowed, UnableToAddCopy."""
    require(by, "correspondence.receive", at)
    take_turns(key)
    locked = IncomingLetter.objects.select_for_update().get(pk=letter.pk)
    if known := LetterCopy.objects.filter(key=key).first():
        return known
    if not 0 < sheets <= 10_000:
        raise UnableToAddCopy("sin-fojas", "Cuente las fojas de la copia; debe haber al menos una.", field="sheets")
    # To a letter received by a clock that was ahead a copy can come now.
    if not min(locked.received_at, at) <= received_at <= at:
        raise UnableToAddCopy(
            "momento-imposible",
            f"La copia no puede llegar antes que el escrito {locked.folio} ni en el futuro; revise fecha y hora.",
            field="received_at",
        )
    copy = LetterCopy.objects.create(
        letter=locked,
        sheets=sheets,
        note=note.strip()[:400],
        file=file,
        received_at=received_at,
        key=key,
        **done(by, at),
    )
    subject = Subject("letter", str(locked.pk), locked.folio)
    if file:
        attach(file=file, subject=subject, kind="copy", label=f"Copia de {locked.folio}", by=by, at=at)
    record(
        event="correspondence.copy_added",
        by=by,
        at=at,
        on=subject,
        facts={"copy": copy.pk, "sheets": sheets, "file": file.sha256 if file else ""},
        personal={"note": copy.note} if copy.note else None,
    )
    return copy
