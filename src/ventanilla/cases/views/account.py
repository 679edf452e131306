"""Which account a petition presented without one is about: looked for in the register, then noted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.cases.actions.give_account import give_account
from ventanilla.cases.forms.account import AccountForm
from ventanilla.cases.views.show import case_or_404
from ventanilla.documents.forms import beside
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.register.queries import search
from ventanilla.staff.access import StaffRequest, screen

SHOWN = 5


@screen(needs="cases.assess")
def give(request: StaffRequest, folio: str) -> HttpResponse:
    """`?q=` looks for the account by name or address, `?cuenta=` is the one chosen."""
    case = case_or_404(request, folio)
    note_opening(subject=case.subject, by=request.user.actor, at=request.now, what="case")
    posted = request.POST if request.method == "POST" else None
    form, status = AccountForm(posted, initial={"account": request.GET.get("cuenta", "")[:40]}), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                given = give_account(case=case, **form.cleaned_data, by=request.user.actor, at=request.now)
            except Refusal as refusal:
                beside(form, refusal)
            else:
                messages.success(request, f"La petición quedó en la cuenta {given.account.number}.")
                return redirect("cases:show", folio)
    text = request.GET.get("q", "").strip()[:120]
    found = search(text, SHOWN) if text and request.standing.may("register.view") else None
    context = {"case": case, "form": form, "text": text, "found": found}
    return render(request, "cases/give_account.html", context, status=status)
