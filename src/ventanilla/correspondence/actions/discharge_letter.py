"""Discharge the folio of a letter: the signed copy of its answer is at the registry office (DF-07-01, step 13)."""

from datetime import datetime

from ventanilla.correspondence.models import Discharge, IncomingLetter, LetterState
from ventanilla.documents.models import Document
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToDischarge(Refusal):
    """The folio was discharged before."""


@act
def discharge_letter(*, letter: IncomingLetter, by: Actor, at: datetime, answer: Document | None = None) -> Discharge:
    """`answer` is the document whose signed copy was handed in. Errors: NotAllowed, UnableToDischarge."""
    locked = IncomingLetter.objects.select_for_update().get(pk=letter.pk)
    require(by, "correspondence.receive", at)
    if before := Discharge.objects.filter(letter=locked).first():
        raise UnableToDischarge(
            "ya-dado-de-baja", f"El folio {locked.folio} ya lo dio de baja {before.by_name}; no hay nada que hacer."
        )
    discharge = Discharge.objects.create(letter=locked, answer=answer, **done(by, at))
    LetterState.objects.filter(letter=locked).update(needs_discharge=False)
    record(
        event="correspondence.letter_discharged",
        by=by,
        at=at,
        on=Subject("letter", str(locked.pk), locked.folio),
        facts={"answer": answer.number if answer else ""},
    )
    return discharge
