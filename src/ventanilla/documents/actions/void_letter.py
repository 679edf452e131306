"""Void a letter: it stays with its number and its printing, but no longer counts."""

from datetime import datetime

from ventanilla.documents.holds import HOLDS
from ventanilla.documents.models import Document, Voiding
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToVoid(Refusal):
    """The letter is void already, something still stands on it, or no reason was given."""


@act
def void_letter(*, document: Document, reason: str, by: Actor, at: datetime) -> Voiding:
    """Errors: NotAllowed, UnableToVoid."""
    locked = Document.objects.select_for_update().get(pk=document.pk)
    require(by, "documents.void", at)
    if Voiding.objects.filter(document=locked).exists():
        raise UnableToVoid(
            "ya-anulado", f"El documento {locked.number} ya está anulado; emita uno nuevo si hace falta."
        )
    for held in HOLDS:
        if sentence := held(locked):
            raise UnableToVoid("documento-en-uso", sentence)
    if not reason.strip():
        raise UnableToVoid("sin-motivo", "Escriba por qué se anula el documento.", field="reason")
    voiding = Voiding.objects.create(document=locked, reason=reason.strip()[:400], **done(by, at))
    record(
        event="documents.letter_voided",
        by=by,
        at=at,
        on=Subject(locked.subject_kind, locked.subject_id, locked.subject_folio),
        facts={"document": locked.pk, "number": locked.number},
        personal={"reason": voiding.reason},
    )
    return voiding
