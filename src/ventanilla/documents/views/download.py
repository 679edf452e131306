"""Open a PDF or a file: safe headers, and each opening in the journal."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from ventanilla.documents.access import closed, first_visible, subject_of, visible_document
from ventanilla.documents.actions import UnableToOpen, open_file, rendered
from ventanilla.documents.models import StoredFile
from ventanilla.documents.queries import subjects_of_file
from ventanilla.documents.safely import safely
from ventanilla.journal.actor import Subject
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="documents.view")
def download_document(request: StaffRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    return _answer(request, rendered(document), subject_of(document)) if document else closed(request)


@screen(needs="documents.view")
def download_file(request: StaffRequest, pk: int) -> HttpResponse:
    file = get_object_or_404(StoredFile, pk=pk)
    subject = first_visible(subjects_of_file(file), request)
    return _answer(request, file, subject) if subject else closed(request)


def _answer(request: StaffRequest, file: StoredFile, subject: Subject) -> HttpResponse:
    try:
        content = open_file(file=file, on=subject, by=request.user.actor, at=request.now)
    except UnableToOpen as refusal:
        return render(request, "documents/lost.html", {"sentence": refusal.sentence}, status=410)
    return safely(content, kind=file.kind, name=file.name)
