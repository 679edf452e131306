"""What documents show on other screens: a case's letters and files, and who has the paper."""

from typing import Any

from ventanilla.documents.queries import attachments_of, custody_of, papers_of
from ventanilla.journal.actor import Subject
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Panel, happened, offer


def of_case(request: StaffRequest, subject_id: str) -> dict[str, Any] | None:
    """Letters issued with where their paper is, and files attached."""
    subject = Subject("case", subject_id)
    return {
        "documents": [(document, custody_of(document)) for document in papers_of(subject)],
        "attachments": attachments_of(subject) if happened(request, "documents.file_attached") else [],
    }


offer(
    Panel(
        name="documents",
        subject_kind="case",
        title="Documentos y archivos",
        template="documents/panel_case.html",
        needs="documents.view",
        context=of_case,
        queries=3,
        order=40,
    )
)
