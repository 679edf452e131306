"""In the area: acknowledge what was referred (date, hour, who), then solve it or return it with its reason."""

from datetime import datetime
from typing import Any

from ventanilla.cases.models import Acknowledgement, Case, Referral, ReferralAnswer, ReferralReturn
from ventanilla.cases.steps import case_at
from ventanilla.documents.actions import attach, store_file
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.uploads import Upload
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require
from ventanilla.utility.vocabulary import tell

RESULTS = {"solved": "Atendido", "returned": "Se devuelve"}


class UnableToAttend(Refusal):
    """The area's answer lacks its text, its reason or its proof."""


def referral_of(case: Case, area: str) -> Referral:
    """The latest referral of a case to an area."""
    return case.referrals.filter(area=area).latest("round")


def acknowledge_referral(*, step: OpenStep, by: Actor, at: datetime) -> None:
    """Received there. Errors: NotAllowed, NotYourTurn."""
    require(by, "cases.attend", at)
    case = case_at(step, "cases.acknowledge_referral")
    referral = referral_of(case, step.variables["area"])
    Acknowledgement.objects.create(referral=referral, **done(by, at))
    record(event="cases.referral_acknowledged", by=by, at=at, on=case.subject, facts={"area": referral.area})


def solve_referral(
    *,
    step: OpenStep,
    by: Actor,
    at: datetime,
    result: str,
    text: str,
    scan: Upload | None = None,
    external_folio: str = "",
) -> dict[str, Any]:
    """`result` is "solved" or "returned". Returns the branch's variable `devuelto`. Errors: UnableToAttend."""
    require(by, "cases.attend", at)
    case = case_at(step, "cases.solve_referral")
    referral = referral_of(case, step.variables["area"])
    if result not in RESULTS:
        raise UnableToAttend("resultado", "Diga si se atendió o se devuelve.", field="result")
    if not text.strip():
        raise UnableToAttend("sin-texto", "Escriba qué encontró o hizo, o por qué lo devuelve.", field="text")
    if result == "returned":
        ReferralReturn.objects.create(referral=referral, reason=text.strip(), **done(by, at))
        _journal("cases.referral_returned", case, referral, text, by, at)
        return {"devuelto": True}
    if referral.purpose == Referral.SOLVE and not scan and not external_folio.strip():
        raise UnableToAttend(
            "sin-documento-resolutivo",
            tell("Adjunte copia del documento que resuelve o escriba el folio del sistema {help_desk}."),
            field="scan",
        )
    kept = None
    if scan:
        file = store_file(content=scan.read(), name=scan.name, by=by, at=at)
        kept = attach(file=file, subject=case.subject, kind="resolution", label="Documento resolutivo", by=by, at=at)
    ReferralAnswer.objects.create(
        referral=referral, text=text.strip(), external_folio=external_folio.strip(), attachment=kept, **done(by, at)
    )
    _journal("cases.referral_solved", case, referral, text, by, at)
    return {"devuelto": False}


def _journal(event: str, case: Case, referral: Referral, text: str, by: Actor, at: datetime) -> None:
    record(event=event, by=by, at=at, on=case.subject, facts={"area": referral.area}, personal={"text": text})
