"""Questions about documents: what belongs to a subject, where the paper is, which document a public word names."""

from django.db.models import QuerySet

from ventanilla.documents.inspection import Limits
from ventanilla.documents.letters import Letter, LetterRefused
from ventanilla.documents.models import Attachment, Custody, Document, StoredFile
from ventanilla.journal.actor import Subject
from ventanilla.journal.prepared import prepared
from ventanilla.utility.queries import current_pack

_MB, _MP = 1024 * 1024, 1_000_000


def papers_of(subject: Subject) -> list[Document]:
    """The documents issued about a subject, oldest first, with printing, voiding and custody. Two queries."""
    return _papers(subject.kind, subject.id)


@prepared
def _papers(kind: str, pk: str) -> QuerySet[Document]:
    found = Document.objects.filter(subject_kind=kind, subject_id=pk)
    return found.select_related("rendering", "voiding").prefetch_related("custody").order_by("pk")


def attachments_of(subject: Subject) -> list[Attachment]:
    """The files attached to a subject, oldest first."""
    return _attachments(subject.kind, subject.id)


@prepared
def _attachments(kind: str, pk: str) -> QuerySet[Attachment]:
    return Attachment.objects.filter(subject_kind=kind, subject_id=pk).select_related("file").order_by("pk")


def custody_of(document: Document) -> list[Custody]:
    """Where each paper of a document is now: the newest handing over of each copy, the original first."""
    newest: dict[str, Custody] = {}
    for row in sorted(document.custody.all(), key=lambda c: c.pk):
        newest[row.copy] = row
    return sorted(newest.values(), key=lambda c: (c.copy != "original", c.copy))


def subjects_of_file(file: StoredFile) -> set[Subject]:
    """Everything a file belongs to, by attachment, by printing or as somebody's signature."""
    pairs: set[tuple[str, str]] = set(file.attachments.values_list("subject_kind", "subject_id"))
    for path in ("rendering__file", "signatures__drawn", "signatures__scan"):
        pairs |= set(Document.objects.filter(**{path: file}).values_list("subject_kind", "subject_id"))
    return {Subject(kind, pk) for kind, pk in pairs}


def declared_letter(code: str) -> Letter:
    """The letter of the pack in force. Errors: LetterRefused."""
    declared: Letter | None = current_pack().section("letters").get(code)
    if declared is None:
        raise LetterRefused(
            "carta-no-declarada", f"El paquete no tiene la carta «{code}»; pida que se publique en letters.toml."
        )
    return declared


def upload_limits() -> Limits:
    """How large an upload may be, by the pack's settings `uploads.*` or the usual limits."""
    said, usual = current_pack().section("utility").settings, Limits()
    return Limits(
        max_bytes=int(said["uploads.max_mb"]) * _MB if "uploads.max_mb" in said else usual.max_bytes,
        max_pages=int(said.get("uploads.max_pages", usual.max_pages)),
        max_pixels=int(said["uploads.max_megapixels"]) * _MP if "uploads.max_megapixels" in said else usual.max_pixels,
    )
