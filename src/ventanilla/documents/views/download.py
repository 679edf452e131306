"""Open a PDF or a file: safe headers, and each opening in the journal."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ventanilla.documents.access import closed, first_visible, subject_of, visible_document
from ventanilla.documents.actions import UnableToOpen, open_file, rendered
from ventanilla.documents.models import StoredFile
from ventanilla.documents.queries import subjects_of_file
from ventanilla.journal.actor import Subject
from ventanilla.staff.access import screen

# The viewers of browsers do not open a PDF inside a sandbox; a PDF runs nothing in the page's origin anyway.
_PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox"


@screen(needs="documents.view")
def download_document(request: HttpRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    return _answer(request, rendered(document), subject_of(document)) if document else closed(request)


@screen(needs="documents.view")
def download_file(request: HttpRequest, pk: int) -> HttpResponse:
    file = get_object_or_404(StoredFile, pk=pk)
    subject = first_visible(subjects_of_file(file), request)
    return _answer(request, file, subject) if subject else closed(request)


def _answer(request: HttpRequest, file: StoredFile, subject: Subject) -> HttpResponse:
    try:
        content = open_file(file=file, on=subject, by=request.user.actor, at=request.now)  # type: ignore[union-attr,attr-defined]
    except UnableToOpen as refusal:
        return render(request, "documents/lost.html", {"sentence": refusal.sentence}, status=410)
    way = "inline" if file.is_inline else "attachment"
    return HttpResponse(
        content,
        content_type="text/plain; charset=utf-8" if file.kind == "text/plain" else file.kind,
        headers={
            "Content-Disposition": f"{way}; filename*=UTF-8''{quote(file.name, safe='')}",
            "Content-Security-Policy": _PDF_POLICY if file.kind == "application/pdf" else _POLICY,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
        },
    )
