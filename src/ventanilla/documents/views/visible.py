"""Find a document whose subject the person may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ventanilla.documents.access import is_visible
from ventanilla.documents.models import Document
from ventanilla.journal.actor import Subject


def subject_of(document: Document) -> Subject:
    """What the document is about."""
    return Subject(document.subject_kind, document.subject_id, document.subject_folio)


def visible_document(request: HttpRequest, pk: int) -> Document | None:
    """The document, or None when its subject is not for this person. Errors: Http404."""
    found = Document.objects.select_related("rendering__file", "voiding").prefetch_related(
        "signatures__drawn", "signatures__scan", "custody"
    )
    document = get_object_or_404(found, pk=pk)
    return document if is_visible(subject_of(document), request) else None


def closed(request: HttpRequest) -> HttpResponse:
    """The answer to who may not see the subject."""
    return render(request, "403.html", {"missing": "Ver el expediente al que pertenece"}, status=403)
