"""Hand over a paper: from then on somebody else has that original or copy."""

from datetime import datetime

from ventanilla.documents.models import Custody, Document
from ventanilla.documents.models.act import done
from ventanilla.documents.queries import custody_of
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToHandOver(Refusal):
    """It is not said which paper, or who has it from now on."""


@act
def hand_over(*, document: Document, copy: str, holder: str, received_by: str, by: Actor, at: datetime) -> Custody:
    """`copy` names the paper ("original", "copia 1"); `holder` is an area or person.

    Errors: NotAllowed, UnableToHandOver.
    """
    require(by, "documents.custody", at)
    return move_paper(document=document, copy=copy, holder=holder, received_by=received_by, by=by, at=at)


@act
def move_paper(*, document: Document, copy: str, holder: str, received_by: str, by: Actor, at: datetime) -> Custody:
    """The same, for an act that moves the paper by itself (a delivery) and has its own permission."""
    locked = Document.objects.select_for_update().get(pk=document.pk)
    paper, keeper, hands = copy.strip()[:60].lower(), holder.strip()[:200], received_by.strip()[:200]
    for value, field, said in (
        (paper, "copy", "qué papel es"),
        (keeper, "holder", "quién lo tendrá"),
        (hands, "received_by", "quién lo recibió"),
    ):
        if not value:
            raise UnableToHandOver("custodia-incompleta", f"Escriba {said}.", field=field)
    before = next((c.holder for c in custody_of(locked) if c.copy == paper), "")
    row = Custody.objects.create(
        document=locked, copy=paper, holder=keeper, received_by=hands, handed_from=before, **done(by, at)
    )
    record(
        event="documents.paper_handed_over",
        by=by,
        at=at,
        on=Subject(locked.subject_kind, locked.subject_id, locked.subject_folio),
        facts={"document": locked.pk, "number": locked.number, "copy": paper},
        personal={"holder": keeper, "received_by": hands, "handed_from": before},
    )
    return row
