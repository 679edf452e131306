"""Issue a letter: freeze its words and templates, number it, and give it the word of its public page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ventanilla.documents.letters import LetterRefused, freeze, templates_sha256
from ventanilla.documents.models import Document
from ventanilla.documents.models.act import done
from ventanilla.documents.queries import declared_letter
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.quick import insert_row
from ventanilla.lib.chance import public_code
from ventanilla.staff.acts import act
from ventanilla.utility.queries import current_pack, local_day

_ADDRESS = "http://localhost:8000"


@act
def issue_letter(
    *, letter: str, subject: Subject, fields: Mapping[str, Any], by: Actor, at: datetime, about: str = ""
) -> Document:
    """Issue `letter` (its code in the pack) about a subject. The PDF is made afterwards, by `rendered`.

    Dates and moments may be given as values or ISO text. The permission is that of the act that issues it.
    Errors: LetterRefused (undeclared or unnumbered letter; missing, unknown or ill-typed field).
    """
    pack = current_pack()
    declared = declared_letter(letter)
    if not declared.series:
        raise LetterRefused("formato-sin-serie", f"«{declared.title}» se imprime sin número: no se emite como oficio.")
    utility = pack.section("utility")
    frozen = freeze(declared, fields, utility.zone)
    code = public_code()
    document = insert_row(
        Document(
            letter=letter,
            title=declared.title,
            series=declared.series,
            number=issue_folio(series=pack.section("folios")[declared.series], day=local_day(at), at=at),
            control_code=declared.control_code,
            control_revision=declared.control_revision,
            subject_kind=subject.kind,
            subject_id=subject.id,
            subject_folio=subject.folio,
            about=about[:300],
            fields=frozen,
            templates_sha256=templates_sha256(pack.files),
            pack_revision=pack.revision,
            code=code,
            address=f"{str(utility.settings.get('public.address', _ADDRESS)).rstrip('/')}/v/{code}/",
            **done(by, at),
        )
    )
    record(
        event="documents.letter_issued",
        by=by,
        at=at,
        on=subject,
        facts={"document": document.pk, "letter": letter, "number": document.number},
        personal={"about": document.about} if document.about else None,
    )
    return document
