"""Hand a paper over: who has that original or copy from now on."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.documents.access import closed, opened_document
from ventanilla.documents.actions import UnableToHandOver, hand_over
from ventanilla.documents.forms import CustodyForm, beside
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="documents.custody")
def custody(request: StaffRequest, pk: int) -> HttpResponse:
    document = opened_document(request, pk)
    if document is None:
        return closed(request)
    form = CustodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            hand_over(document=document, **form.cleaned_data, by=request.user.actor, at=request.now)
            return redirect("documents:document", pk=pk)
        except UnableToHandOver as refusal:
            beside(form, refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "documents/custody.html", {"document": document, "form": form}, status=status)
