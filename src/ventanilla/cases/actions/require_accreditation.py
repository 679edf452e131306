"""Step 6: tell a third party in writing to prove standing; the days will run from its receipt."""

from datetime import datetime

from ventanilla.cases.actions.check_papers import papers_for
from ventanilla.cases.letters import accreditation_fields, post_of
from ventanilla.cases.models import AccreditationRequest
from ventanilla.cases.steps import case_at
from ventanilla.cases.telling import tell_accreditation
from ventanilla.documents.actions import issue_letter
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


def require_accreditation(*, step: OpenStep, by: Actor, at: datetime, note: str = "") -> None:
    """Issue the numbered letter; `note` adds papers to ask for, one a line."""
    require(by, "cases.assess", at)
    case = case_at(step, "cases.require_accreditation")
    papers = [paper.name for paper in papers_for(case) if paper.proves_standing]
    asked = papers + [line.strip() for line in note.splitlines() if line.strip()]
    fields = accreditation_fields(case, asked, by, post_of(by, at))
    letter = issue_letter(letter="acreditacion", subject=case.subject, fields=fields, by=by, at=at)
    AccreditationRequest.objects.create(case=case, document=letter, **done(by, at))
    tell_accreditation(case=case, number=letter.number, by=by, at=at)
    record(event="cases.accreditation_required", by=by, at=at, on=case.subject, facts={"letter": letter.number})
