"""One document: what it is, where its paper is, who signed, and how anybody can check it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from ventanilla.documents.access import address_of, closed, opened_document, subject_of
from ventanilla.documents.models import Document
from ventanilla.documents.queries import custody_of
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.panels import panels_for


@screen(needs="documents.view")
def document(request: StaffRequest, pk: int) -> HttpResponse:
    found = opened_document(request, pk)
    return render(request, "documents/document.html", page_of(request, found)) if found else closed(request)


def page_of(request: StaffRequest, document: Document, **more: Any) -> dict[str, Any]:
    """What the page shows; `more` adds a form that was refused."""
    rendering = getattr(document, "rendering", None)
    return {
        "document": document,
        "file": rendering.file if rendering else None,
        "voiding": getattr(document, "voiding", None),
        "subject_url": address_of(subject_of(document)),
        "papers": custody_of(document),
        "movements": sorted(document.custody.all(), key=lambda c: -c.pk),
        "panels": [
            (panel, render_to_string(panel.template, {**values, "panel": panel}, request))
            for panel in panels_for("document", request.standing.may)
            if (values := panel.context(request, str(document.pk))) is not None
        ],
        "may_hand_over": request.standing.may("documents.custody"),
        "may_void": request.standing.may("documents.void"),
        **more,
    }
