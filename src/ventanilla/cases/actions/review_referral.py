"""Daily review of what is out (B-05): ask the area for progress or closing, or note what it answered."""

from datetime import datetime

from django.db.models import QuerySet

from ventanilla.cases.models import Case, FollowUp, Referral
from ventanilla.cases.queries import case_numbered, hold_case
from ventanilla.cases.worklist import outstanding_of, reviewed_on
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.prepared import prepared
from ventanilla.journal.quick import insert_row
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions import complete
from ventanilla.processes.models import Token
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import NotAllowed, require
from ventanilla.staff.queries import standing
from ventanilla.utility.queries import local_day
from ventanilla.utility.vocabulary import tell


class UnableToReview(Refusal):
    """The referral is no longer out, or what was answered is not said."""


def review_referral(*, referral: Referral, kind: str, by: Actor, at: datetime, note: str = "") -> FollowUp:
    """`kind` is progress, closing or answered (which needs its note). The same asked twice a day is written once.

    When it was the last referral of its case to review today, the daily step of the diagram is done with it.
    Errors: UnableToReview, NotAllowed.
    """
    made = _log(referral, kind, note.strip(), by, at)
    _settle_daily_step(made, by, at)
    return made


@act
def _log(referral: Referral, kind: str, note: str, by: Actor, at: datetime) -> FollowUp:
    require(by, "cases.follow_up", at)
    case = case_numbered(standing(by, at), referral.case_id) if by.kind == "staff" else referral.case
    if case is None:
        raise NotAllowed("no-la-ve", tell("Su puesto no ve esa petición; pida a {front_office} que la revise."))
    hold_case(case)
    words = dict(FollowUp.REVIEWS)
    if kind not in words:
        raise UnableToReview("tipo", "Diga si pide avance, pide cierre o anota lo que contestaron.", field="kind")
    if kind == FollowUp.ANSWERED and not note:
        raise UnableToReview("sin-nota", "Escriba qué contestó el área.", field="note")
    if referral not in outstanding_of([case]):
        raise UnableToReview("ya-no-esta", "El área ya lo atendió o lo devolvió: abra la petición para continuarla.")
    note = note or f"{words[kind]}."
    same = _same.first(referral.pk, kind, note)
    if same and local_day(same.at) == local_day(at):
        return same
    made = insert_row(FollowUp(case=case, referral=referral, kind=kind, area=referral.area, note=note, **done(by, at)))
    facts = {"kind": kind, "area": referral.area, "referral": referral.pk}
    record(event="cases.referral_reviewed", by=by, at=at, on=case.subject, facts=facts, personal={"note": note})
    return made


@prepared
def _same(referral: int, kind: str, note: str) -> QuerySet[FollowUp]:
    """The latest that said the same of it."""
    return FollowUp.objects.filter(referral=referral, kind=kind, note=note).order_by("-pk")[:1]


def _settle_daily_step(made: FollowUp, by: Actor, at: datetime) -> None:
    """Do the open daily step of the case, unless a referral waits for its review or somebody else took the step."""
    case: Case = made.case
    out = outstanding_of([case])
    if len(reviewed_on(out, local_day(at))) < len(out):
        return
    for token in _daily_steps(str(case.pk)):
        try:
            complete(token=token.pk, by=by, at=at, values={"review": made.pk})
        except Refusal:
            continue


@prepared
def _daily_steps(case: str) -> QuerySet[Token]:
    """The open ones of a case."""
    here = Token.objects.filter(instance__subject_kind="case", instance__subject_id=case)
    return here.filter(task="cases.follow_up", finished_at=None).order_by("pk")
