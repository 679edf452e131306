"""Step 10 and the clock's warnings: each review of what is out is logged with what was asked and answered."""

from collections.abc import Callable
from datetime import datetime

from ventanilla.cases.models import FollowUp
from ventanilla.cases.steps import case_at
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


class UnableToFollowUp(Refusal):
    """A follow-up without words proves nothing."""


def _verb(task: str, kind: str, permission: str) -> Callable[..., None]:
    def verb(*, step: OpenStep, by: Actor, at: datetime, note: str) -> None:
        require(by, permission, at)
        case = case_at(step, task)
        if not note.strip():
            raise UnableToFollowUp("sin-nota", "Escriba qué se pidió y qué contestaron.", field="note")
        area = str(step.variables.get("area") or "")
        FollowUp.objects.create(case=case, kind=kind, area=area, note=note.strip(), **done(by, at))
        facts = {"kind": kind, "area": area}
        record(event="cases.followed_up", by=by, at=at, on=case.subject, facts=facts, personal={"note": note})

    verb.__doc__ = f"Log a follow-up of kind «{kind}». Errors: UnableToFollowUp, NotAllowed, NotYourTurn."
    return verb


_reviewed = _verb("cases.follow_up", FollowUp.REVIEW, "cases.follow_up")
remind_area = _verb("cases.remind_area", FollowUp.REMINDER, "cases.follow_up")
escalate_area = _verb("cases.escalate_area", FollowUp.ESCALATION, "cases.approve")
warn_term = _verb("cases.warn_term", FollowUp.WARNING, "cases.follow_up")
attend_expiry = _verb("cases.attend_expiry", FollowUp.EXPIRY, "cases.approve")


def follow_up(*, step: OpenStep, by: Actor, at: datetime, note: str = "", review: int = 0) -> None:
    """The daily step of a case. `review` is a follow-up already logged of its last referral: nothing more is written.

    Errors: UnableToFollowUp, NotAllowed, NotYourTurn.
    """
    if not review:
        _reviewed(step=step, by=by, at=at, note=note)
        return
    require(by, "cases.follow_up", at)
    case = case_at(step, "cases.follow_up")
    if not case.follow_ups.filter(pk=review, referral__isnull=False).exists():
        raise UnableToFollowUp("otra-revision", "Esa revisión es de otra petición; anote esta con sus palabras.")
