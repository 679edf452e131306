"""Step 15: register and close in the petition control."""

from datetime import datetime

from ventanilla.cases.legal_clock import attends_expired
from ventanilla.cases.models import Case, Closure
from ventanilla.cases.steps import case_at
from ventanilla.cases.telling import tell_closed
from ventanilla.correspondence.queries import delivery_of
from ventanilla.deadlines.actions import cancel, meet
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.queries import open_steps
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require
from ventanilla.utility.vocabulary import tell


class UnableToClose(Refusal):
    """Neither an answer was notified nor the matter solved at once, its letter stands undischarged, or a term ran out
    that nobody attended."""


def close(*, step: OpenStep, by: Actor, at: datetime, note: str = "") -> None:
    """The reason follows from what happened. Errors: UnableToClose, NotAllowed, NotYourTurn."""
    case = case_at(step, "cases.close")
    solved = hasattr(case, "immediate_resolution")
    require(by, "cases.assess" if solved else "cases.close", at)
    if not solved and not hasattr(case, "discharge"):
        _refuse_undischarged(case)
    if attends_expired():
        _refuse_unattended(case)
    reason = Closure.IMMEDIATE if solved else Closure.ANSWERED
    Closure.objects.create(case=case, reason=reason, note=note.strip(), **done(by, at))
    case.state.closed_at = at
    case.state.save(update_fields=["closed_at"])
    _stop_clocks(case, solved, by, at)
    tell_closed(case=case, why=str(dict(Closure.REASONS)[reason]), by=by, at=at)
    record(event="cases.closed", by=by, at=at, on=case.subject, facts={"reason": reason})


def _refuse_undischarged(case: Case) -> None:
    """A letter must be discharged; what came otherwise may do without it, but never without its notification."""
    if case.letter:
        raise UnableToClose("sin-baja", tell("{registry_office} aún no da de baja el folio."))
    if not hasattr(case, "issued_answer") or delivery_of(case.issued_answer.document) is None:
        raise UnableToClose("sin-notificar", "La respuesta aún no se entrega a quien la pidió.")


def _refuse_unattended(case: Case) -> None:
    """What the law says of a missed term has effects of its own: they are not closed away."""
    left = [step for step in open_steps(case.subject) if step.task == "cases.attend_expiry"]
    if left:
        sentence = f"Antes de cerrar falta «{left[0].name}», que tiene {left[0].holder}."
        raise UnableToClose("plazo-sin-atender", sentence)


def _stop_clocks(case: Case, solved: bool, by: Actor, at: datetime) -> None:
    if solved:
        meet(subject=case.subject, group="legal", what="Resuelta de inmediato", by=by, at=at)
    for deadline in deadlines_of(case.subject):
        if deadline.stopped_at is None:
            cancel(deadline=deadline, reason="La petición se cerró", by=by, at=at)
