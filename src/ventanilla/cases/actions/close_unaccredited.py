"""Step 14: nobody came with the papers in the term; the folio closes by itself, with its letter."""

from datetime import datetime

from ventanilla.cases.areas import attending_areas
from ventanilla.cases.letters import unaccredited_fields
from ventanilla.cases.models import Case, Closure
from ventanilla.cases.steps import case_at
from ventanilla.cases.telling import tell_closed
from ventanilla.deadlines.actions import cancel
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.documents.actions import issue_letter
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.step import OpenStep
from ventanilla.utility.queries import current_pack


def close_unaccredited(*, step: OpenStep, by: Actor, at: datetime) -> None:
    """A service step: the clock calls it when the accreditation term has run out."""
    case = case_at(step, "cases.close_unaccredited")
    utility, areas = current_pack().section("utility"), current_pack().section("organisation").areas
    fields = unaccredited_fields(case, _term(case), utility.name, areas[attending_areas()[0]].name)
    letter = issue_letter(letter="cierre_no_acreditado", subject=case.subject, fields=fields, by=by, at=at)
    Closure.objects.create(case=case, reason=Closure.UNACCREDITED, document=letter, **done(by, at))
    case.state.closed_at = at
    case.state.save(update_fields=["closed_at"])
    for deadline in deadlines_of(case.subject):
        if deadline.stopped_at is None:
            cancel(deadline=deadline, reason="La petición se cerró por falta de acreditación", by=by, at=at)
    tell_closed(case=case, why=str(dict(Closure.REASONS)[Closure.UNACCREDITED]), by=by, at=at)
    record(event="cases.closed", by=by, at=at, on=case.subject, facts={"reason": Closure.UNACCREDITED})


def _term(case: Case) -> Deadline | None:
    """The term to prove standing, which has just run out."""
    return next((d for d in reversed(deadlines_of(case.subject)) if d.group == "accreditation"), None)
