"""The search of the register: one box, live results, and the account itself when only it can be meant."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.register import queries
from ventanilla.staff.access import StaffRequest, screen


@screen(needs="register.view")
def search_page(request: StaffRequest) -> HttpResponse:
    """GET ?q=…; asked by htmx it answers only the results."""
    text = request.GET.get("q", "").strip()[:200]
    answer = queries.search(text) if text else None
    live = bool(getattr(request, "htmx", False))
    if answer and len(answer.rows) == 1 and not answer.note and not live:
        return redirect("register:account", answer.rows[0].slug)
    template = "register/search.html#results" if live else "register/search.html"
    return render(request, template, {"text": text, "answer": answer})
