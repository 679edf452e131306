"""Steps 4 and 9: check the papers brought against the requirements of who asks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ventanilla.cases.catalogue import Paper, outcome, papers_of
from ventanilla.cases.legal_clock import PAPERS, go_on
from ventanilla.cases.models import Case, PaperCheck
from ventanilla.cases.steps import case_at
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToCheck(Refusal):
    """A paper was ticked that this procedure does not ask for."""


def papers_for(case: Case) -> list[Paper]:
    """What the procedure asks of such an applicant, in the order of the pack."""
    asked: list[Paper] = current_pack().section("requirements")[case.procedure]
    return papers_of(asked, case.capacity)


def check_papers(
    *, step: OpenStep, by: Actor, at: datetime, papers: Sequence[str] = (), note: str = ""
) -> dict[str, Any]:
    """`papers` are the codes seen. Returns a boolean variable for each paper that has one."""
    require(by, "cases.assess", at)
    case = case_at(step, "cases.check_papers")
    asked = papers_for(case)
    if unknown := set(papers) - {paper.code for paper in asked}:
        raise UnableToCheck("papel", f"Este trámite no pide «{sorted(unknown)[0]}».", field="papers")
    missing = [paper.code for paper in asked if paper.code not in papers]
    PaperCheck.objects.create(case=case, seen=list(papers), missing=missing, note=note.strip(), **done(by, at))
    if not missing:
        go_on(case=case, document="Documentos completos", by=by, at=at, awaiting=PAPERS)
    record(
        event="cases.papers_checked",
        by=by,
        at=at,
        on=case.subject,
        facts={"seen": sorted(papers), "missing": missing},
    )
    return dict(outcome(current_pack().section("requirements")[case.procedure], case.capacity, papers))
