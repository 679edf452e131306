"""Who may see what a file belongs to: each floor above says so for its kind of subject; unknown kinds are closed."""

from collections.abc import Callable, Iterable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from ventanilla.documents.models import Document
from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Subject
from ventanilla.staff.access import StaffRequest

Visible = Callable[[str, StaffRequest], bool]
Address = Callable[[str], str]

_VISIBLE: dict[str, Visible] = {}
_ADDRESS: dict[str, Address] = {}


def register(subject_kind: str, visible: Visible, address: Address | None = None) -> None:
    """`visible(subject_id, request)` decides, with `request.standing` at hand; `address(subject_id)` is its screen."""
    _VISIBLE[subject_kind] = visible
    if address:
        _ADDRESS[subject_kind] = address


def is_visible(subject: Subject, request: StaffRequest) -> bool:
    """Whether whoever asks may see that subject."""
    rule = _VISIBLE.get(subject.kind)
    return rule is not None and rule(subject.id, request)


def first_visible(subjects: Iterable[Subject], request: StaffRequest) -> Subject | None:
    """One of them that may be seen, or None."""
    ordered = sorted(subjects, key=lambda s: (s.kind, s.id))
    return next((s for s in ordered if is_visible(s, request)), None)


def address_of(subject: Subject) -> str:
    """The screen of a subject, or "" when it has none."""
    return _ADDRESS[subject.kind](subject.id) if subject.kind in _ADDRESS else ""


def subject_of(document: Document) -> Subject:
    """What the document is about."""
    return Subject(document.subject_kind, document.subject_id, document.subject_folio)


def visible_document(request: StaffRequest, pk: int) -> Document | None:
    """The document, or None when its subject is not for this person. Errors: Http404."""
    found = Document.objects.select_related("rendering__file", "voiding").prefetch_related(
        "signatures__drawn", "signatures__scan", "custody"
    )
    document = get_object_or_404(found, pk=pk)
    return document if is_visible(subject_of(document), request) else None


def opened_document(request: StaffRequest, pk: int) -> Document | None:
    """As `visible_document`, for a screen that shows it: who looked is journalled. Errors: Http404."""
    document = visible_document(request, pk)
    if document is not None:
        note_opening(subject=subject_of(document), by=request.user.actor, at=request.now, what=f"document {pk}")
    return document


def closed(request: StaffRequest) -> HttpResponse:
    """The answer to who may not see the subject."""
    return render(request, "403.html", {"missing": "Ver el expediente al que pertenece"}, status=403)
