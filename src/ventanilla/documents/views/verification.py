"""The public page of a QR: the document exists, is in force or void, and a file can be compared with it."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ventanilla.documents.forms import CompareForm
from ventanilla.documents.models import Document
from ventanilla.staff.access import public


@public
def verification(request: HttpRequest, code: str) -> HttpResponse:
    """Nobody guesses a code (100 random bits), so that is its limit of attempts. No personal data is shown."""
    document = Document.objects.select_related("rendering__file", "voiding").filter(code=code.lower()).first()
    if document is None:
        return render(request, "documents/unknown.html", status=404)
    rendering = getattr(document, "rendering", None)
    sha256 = rendering.file.sha256 if rendering else ""
    form = CompareForm(request.POST or None, request.FILES or None)
    matches: bool | None = None
    if request.method == "POST" and form.is_valid() and sha256:
        matches = hashlib.file_digest(form.cleaned_data["file"], "sha256").hexdigest() == sha256
    refused = request.method == "POST" and not form.is_valid()
    values = {"document": document, "sha256": sha256, "form": form, "matches": matches}
    return render(request, "documents/verification.html", values, status=422 if refused else 200)
