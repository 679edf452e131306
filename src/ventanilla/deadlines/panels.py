"""The panel of a case's deadlines: until when, how it goes, and the way to why."""

from typing import Any

from ventanilla.deadlines.explanation import explained
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.journal.actor import Subject
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.panels import Panel, offer


def deadlines_panel(request: StaffRequest, subject_id: str) -> dict[str, Any] | None:
    """The case's terms, those of law first; reminders are ours and are left out. Four queries, or none.

    The page of a case has read them for its own head.
    """
    now, read = request.now, vars(request).get("deadlines")
    found = [d for d in (deadlines_of(Subject("case", subject_id)) if read is None else read) if not d.reminder]
    if not found:
        return None
    found.sort(key=lambda d: (d.is_stopped, d.group != "legal", d.pk))
    return {"rows": [explained(d, now) for d in found]}


offer(
    Panel(
        name="deadlines",
        subject_kind="case",
        title="Plazos",
        template="deadlines/panel.html",
        needs="deadlines.view",
        context=deadlines_panel,
        queries=4,
        order=20,
    )
)
