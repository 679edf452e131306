"""Step 6: the papers that prove standing arrived in time; the case goes on and the legal clock with it."""

from collections.abc import Sequence
from datetime import datetime

from ventanilla.cases.actions.check_papers import papers_for
from ventanilla.cases.legal_clock import go_on
from ventanilla.cases.models import Accreditation
from ventanilla.cases.steps import case_at
from ventanilla.deadlines.actions import meet
from ventanilla.documents.actions import attach, store_file
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.uploads import Upload
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


class UnableToAccredit(Refusal):
    """No paper that proves standing was shown."""


def receive_accreditation(
    *,
    step: OpenStep,
    by: Actor,
    at: datetime,
    papers: Sequence[str],
    scan: Upload | None = None,
    note: str = "",
) -> None:
    """`papers` are the codes of what was shown; `scan` a copy for the file. Errors: UnableToAccredit."""
    require(by, "cases.assess", at)
    case = case_at(step, "cases.receive_accreditation")
    if not papers:
        raise UnableToAccredit("sin-papeles", "Marque con qué documento acreditó su personalidad.", field="papers")
    proofs = {paper.code for paper in papers_for(case) if paper.proves_standing}
    if proofs.isdisjoint(papers):
        raise UnableToAccredit(
            "no-acredita", "Ninguno de esos documentos acredita personalidad; pida el que falta.", field="papers"
        )
    Accreditation.objects.create(
        request=case.accreditation_request, papers=list(papers), note=note.strip(), **done(by, at)
    )
    if scan:
        file = store_file(content=scan.read(), name=scan.name, by=by, at=at)
        attach(file=file, subject=case.subject, kind="accreditation", label="Acreditación", by=by, at=at)
    meet(subject=case.subject, group="accreditation", what="Acreditó su personalidad", by=by, at=at)
    go_on(case=case, document=case.accreditation_request.document.number, by=by, at=at)
    record(event="cases.accredited", by=by, at=at, on=case.subject, facts={"papers": list(papers)})
