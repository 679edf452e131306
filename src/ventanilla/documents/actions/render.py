"""Print a letter: once, from what was frozen at its issuing; the bytes are kept and never made again."""

from datetime import datetime

from ventanilla.documents.actions.store_file import keep_row
from ventanilla.documents.inspection import Finding, pages_of
from ventanilla.documents.letters import Letter
from ventanilla.documents.models import Document, Rendering, StoredFile
from ventanilla.documents.press import Job, Spoiled, data_of, print_all
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.staff.acts import act
from ventanilla.utility.queries import pack_of

PRESS = Actor("system", "imprenta", "El sistema (imprenta)")
_BATCH = 25


class UnableToPrint(Exception):
    """The press could not compose a document that was issued: a fault of the templates, not of the person."""


def rendered(document: Document) -> StoredFile:
    """The PDF of a document, made now if it was not. Errors: UnableToPrint.

    Composing takes a good part of a second; call it outside the transaction of an act.
    """
    if found := _printed(document):
        return found
    (outcome,) = print_all([_job(document)])
    return _keep(document, outcome)


def render_pending(at: datetime, limit: int) -> int:
    """Print what was issued and not printed yet; returns how many. Errors: UnableToPrint, after the rest.

    Also what was issued by a clock that was ahead of `at`.
    """
    pending = list(Document.objects.filter(rendering__isnull=True).order_by("pk")[: min(limit, _BATCH)])
    spoiled: list[UnableToPrint] = []
    for document, outcome in zip(pending, print_all([_job(d) for d in pending]), strict=True):
        try:
            _keep(document, outcome)
        except UnableToPrint as error:
            spoiled.append(error)
    if spoiled:
        raise UnableToPrint("; ".join(map(str, spoiled)))
    return len(pending)


def _printed(document: Document) -> StoredFile | None:
    row = Rendering.objects.filter(document_id=document.pk).select_related("file").first()
    return row.file if row else None


def _job(document: Document) -> Job:
    pack = pack_of(document.pack_revision)
    letter: Letter = pack.section("letters")[document.letter]
    utility = pack.section("utility")
    data = data_of(
        letter,
        document.fields,
        pack,
        number=document.number,
        issued_on=document.at.astimezone(utility.zone).date().isoformat(),
        folio=document.subject_folio,
        address=document.address,
    )
    return Job.of(letter.path, pack.files, data, int(document.at.timestamp()))


@act
def _keep(document: Document, outcome: bytes | Spoiled) -> StoredFile:
    """The first printing to arrive is the one that stays; another made meanwhile is thrown away."""
    if isinstance(outcome, Spoiled):
        raise UnableToPrint(f"{document.number}: {outcome.file}:{outcome.line}: {outcome.message}")
    Document.objects.select_for_update().get(pk=document.pk)
    if found := _printed(document):
        return found
    name = f"{document.letter} {document.number.replace('/', '-')}.pdf"
    file = keep_row(outcome, Finding("application/pdf", pages_of(outcome)), name, PRESS, document.at)
    Rendering.objects.create(document=document, file=file)
    record(
        event="documents.letter_printed",
        by=PRESS,
        at=document.at,
        on=Subject(document.subject_kind, document.subject_id, document.subject_folio),
        facts={"document": document.pk, "sha256": file.sha256},
    )
    return file
