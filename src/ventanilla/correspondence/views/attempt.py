"""Record that a document could not be delivered, so that another way is tried."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.correspondence.actions import UnableToAttempt, record_attempt
from ventanilla.correspondence.forms import AttemptForm
from ventanilla.documents.access import closed, opened_document
from ventanilla.documents.forms import beside
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="correspondence.deliver")
def attempt(request: StaffRequest, pk: int) -> HttpResponse:
    document = opened_document(request, pk)
    if document is None:
        return closed(request)
    form = AttemptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            record_attempt(document=document, **form.cleaned_data, by=request.user.actor, at=request.now)
            return redirect("documents:document", pk=pk)
        except UnableToAttempt as refusal:
            beside(form, refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "correspondence/attempt.html", {"document": document, "form": form}, status=status)
