"""What messages show on a petition: what was sent to the person, and how it went."""

from typing import Any

from ventanilla.journal.actor import Subject
from ventanilla.notices.queries import messages_about
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Panel, offer


def of_case(request: StaffRequest, subject_id: str) -> dict[str, Any] | None:
    """The latest messages; nothing when none was ever queued. One query."""
    rows = messages_about(Subject("case", subject_id))
    return {"rows": rows} if rows else None


offer(
    Panel(
        name="notices",
        subject_kind="case",
        title="Mensajes",
        template="notices/panel_case.html",
        needs="notices.view",
        context=of_case,
        queries=1,
        order=60,
    )
)
