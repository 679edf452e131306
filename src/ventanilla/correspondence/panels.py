"""What correspondence shows on other screens: how a case's documents were notified, and the letter it came from."""

from typing import Any

from ventanilla.correspondence.queries import letter_of, notifications_of, notified_of
from ventanilla.documents.models import Document
from ventanilla.journal.actor import Subject
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Panel, happened, offer


def of_case(request: StaffRequest, subject_id: str) -> dict[str, Any] | None:
    """The incoming letter, and for each document its delivery or what was tried; nothing when there is neither."""
    if not happened(request, "correspondence."):
        return None
    documents = notified_of(Subject("case", subject_id))
    letter = letter_of(Subject("case", subject_id))
    if not documents and letter is None:
        return None
    return {"documents": documents, "letter": letter, "may_view": request.standing.may("correspondence.view")}


def of_document(request: StaffRequest, subject_id: str) -> dict[str, Any] | None:
    """Its delivery, or the attempts so far and the way to record another."""
    document = notifications_of(Document.objects.filter(pk=subject_id)).get()
    return {
        "document": document,
        "may_deliver": request.standing.may("correspondence.deliver") and not document.is_void,
    }


offer(
    Panel(
        name="correspondence",
        subject_kind="case",
        title="Entrada y entregas",
        template="correspondence/panel_case.html",
        needs="documents.view",
        context=of_case,
        queries=4,
        order=45,
    )
)
offer(
    Panel(
        name="delivery",
        subject_kind="document",
        title="Entrega y notificación",
        template="correspondence/panel_document.html",
        needs="documents.view",
        context=of_document,
        queries=3,
        order=10,
    )
)
