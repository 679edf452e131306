"""Tie a letter to what it opened, so that the registry office sees where it went."""

from datetime import datetime

from ventanilla.correspondence.models import IncomingLetter, Opening
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act


class UnableToTie(Refusal):
    """The letter already opened something else."""


@act
def tie_letter(*, letter: IncomingLetter, subject: Subject, by: Actor, at: datetime) -> Opening:
    """Say what the letter opened; the permission is that of opening it. Errors: UnableToTie."""
    locked = IncomingLetter.objects.select_for_update().get(pk=letter.pk)
    if before := Opening.objects.filter(letter=locked).first():
        raise UnableToTie("ya-ligado", f"El escrito {locked.folio} ya abrió {before.subject_folio}; siga en ese folio.")
    opening = Opening.objects.create(
        letter=locked,
        subject_kind=subject.kind,
        subject_id=subject.id,
        subject_folio=subject.folio,
        **done(by, at),
    )
    record(
        event="correspondence.letter_tied",
        by=by,
        at=at,
        on=Subject("letter", str(locked.pk), locked.folio),
        facts={"kind": subject.kind, "id": subject.id, "folio": subject.folio},
    )
    return opening
