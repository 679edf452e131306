"""Step 9: tell the person what is missing on a printed list; the case waits for it."""

from datetime import datetime

from ventanilla.cases.actions.check_papers import papers_for
from ventanilla.cases.legal_clock import PAPERS, hold
from ventanilla.cases.letters import missing_fields
from ventanilla.cases.models import MissingPapers, PaperCheck
from ventanilla.cases.steps import case_at
from ventanilla.cases.telling import tell_missing
from ventanilla.documents.actions import issue_letter
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


def request_papers(*, step: OpenStep, by: Actor, at: datetime, note: str = "") -> None:
    """Issue the list of missing papers of the last check."""
    require(by, "cases.assess", at)
    case = case_at(step, "cases.request_papers")
    last = PaperCheck.objects.filter(case=case).latest("pk")
    lacking = [paper for paper in papers_for(case) if paper.code in last.missing]
    seen = [paper for paper in papers_for(case) if paper.code in last.seen]
    fields = missing_fields(case, lacking, seen, note, by)
    letter = issue_letter(letter="faltantes", subject=case.subject, fields=fields, by=by, at=at)
    tell_missing(case=case, lacking=lacking, number=letter.number, by=by, at=at)
    MissingPapers.objects.create(case=case, document=letter, papers=last.missing, **done(by, at))
    hold(case=case, document=letter.number, since=at, by=by, at=at, awaiting=PAPERS)
    record(event="cases.papers_requested", by=by, at=at, on=case.subject, facts={"missing": last.missing})
