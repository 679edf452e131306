"""Void a document, after asking why."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.documents.access import closed, opened_document
from ventanilla.documents.actions import UnableToVoid, void_letter
from ventanilla.documents.forms import VoidingForm, beside
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="documents.void")
def voiding(request: StaffRequest, pk: int) -> HttpResponse:
    document = opened_document(request, pk)
    if document is None:
        return closed(request)
    form = VoidingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            void_letter(document=document, **form.cleaned_data, by=request.user.actor, at=request.now)
            return redirect("documents:document", pk=pk)
        except UnableToVoid as refusal:
            beside(form, refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "documents/voiding.html", {"document": document, "form": form}, status=status)
