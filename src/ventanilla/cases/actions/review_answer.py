"""Step 12: the director approves the answer, which numbers and issues it, or returns it with a reason."""

from datetime import datetime
from typing import Any

from ventanilla.cases.legal_clock import answered
from ventanilla.cases.letters import answer_fields, post_of
from ventanilla.cases.models import AnswerDraft, AnswerReview, IssuedAnswer, SharedDraft
from ventanilla.cases.steps import case_at
from ventanilla.cases.telling import tell_answer
from ventanilla.documents.actions import issue_letter
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


class UnableToReview(Refusal):
    """The answer has a gap, is one's own, or is returned without saying why."""


def review_answer(
    *, step: OpenStep, by: Actor, at: datetime, approved: bool, reason: str = "", shared: int = 0
) -> dict[str, Any]:
    """Returns `visto_bueno` and `respuesta_emitida_at`.

    `shared` is the incident's answer that was read for many at once.

    Errors: UnableToReview, NotAllowed, NotYourTurn.
    """
    require(by, "cases.approve", at)
    case = case_at(step, "cases.review_answer")
    draft = case.drafts.latest("version")
    if draft.by_id == by.id:
        raise UnableToReview("obra-propia", "Quien elabora la respuesta no puede darle el visto bueno.")
    if shared and not SharedDraft.objects.filter(draft=draft, answer=shared).exists():
        raise UnableToReview("otra-version", "Su respuesta ya no es la que se leyó; revísela por separado.")
    if approved:
        _refuse_gaps(draft)
    elif not reason.strip():
        raise UnableToReview("sin-motivo", "Escriba qué hay que corregir.", field="reason")
    AnswerReview.objects.create(draft=draft, approved=approved, reason=reason.strip(), **done(by, at))
    facts: dict[str, Any] = {"version": draft.version, "approved": approved}
    if approved:
        fields = answer_fields(case, draft, by, post_of(by, at), step.variables)
        letter = issue_letter(letter="respuesta", subject=case.subject, fields=fields, by=by, at=at)
        IssuedAnswer.objects.create(case=case, draft=draft, document=letter, **done(by, at))
        facts["letter"] = letter.number
        answered(case=case, moment="issue", what="Respuesta emitida", by=by, at=at)
        tell_answer(case=case, number=letter.number, by=by, at=at)
    record(
        event="cases.answer_approved" if approved else "cases.answer_returned",
        by=by,
        at=at,
        on=case.subject,
        facts=facts,
        personal={"reason": reason} if reason else None,
    )
    return {"visto_bueno": approved, "respuesta_emitida_at": at.isoformat() if approved else ""}


def _refuse_gaps(draft: AnswerDraft) -> None:
    """B-11: every point has its area, evidence, answer and grounds."""
    answers = {answer.point_id: answer for answer in draft.answers.all()}
    for point in draft.case.points.all():
        answer = answers.get(point.pk)
        named = ("area", "evidence", "answer", "grounds")
        if answer is None or not all(str(getattr(answer, name)).strip() for name in named):
            raise UnableToReview(
                "punto-incompleto", f"El punto {point.number} no está completo: devuélvalo para que lo terminen."
            )
