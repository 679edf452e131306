"""Step 12: write the answer, point by point; a draft may have gaps, an approved answer may not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ventanilla.cases.models import AnswerDraft, PointAnswer
from ventanilla.cases.steps import case_at
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToDraft(Refusal):
    """The draft does not take up every point."""


@dataclass(frozen=True)
class Taken:
    """How one point is taken up: who answers, with which evidence, what, and on which grounds."""

    number: int
    area: str = ""
    evidence: str = ""
    answer: str = ""
    grounds: str = ""

    @property
    def lacks(self) -> list[str]:
        """In Spanish, what is still empty."""
        named = (
            ("área", self.area),
            ("pruebas", self.evidence),
            ("respuesta", self.answer),
            ("fundamento", self.grounds),
        )
        return [name for name, value in named if not value.strip()]


def draft_answer(
    *, step: OpenStep, by: Actor, at: datetime, opening: str, closing: str, taken: Sequence[Taken]
) -> None:
    """A new version of the answer, sent to review. Errors: UnableToDraft, NotAllowed, NotYourTurn."""
    require(by, "cases.draft", at)
    case = case_at(step, "cases.draft_answer")
    points = {point.number: point for point in case.points.all()}
    areas = current_pack().section("organisation").areas
    by_number = {answer.number: answer for answer in taken}
    if by_number.keys() != points.keys():
        raise UnableToDraft("puntos", "La respuesta debe retomar cada punto de la petición.")
    for number, answer in sorted(by_number.items()):
        if answer.lacks:
            lacking = ", ".join(answer.lacks)
            raise UnableToDraft("punto-incompleto", f"Al punto {number} le falta: {lacking}.", field=f"answer_{number}")
        if answer.area not in areas:
            raise UnableToDraft("area", f"Elija de la lista quién responde el punto {number}.", field=f"area_{number}")
    if not closing.strip():
        raise UnableToDraft("sin-conclusion", "Escriba la conclusión de la respuesta.", field="closing")
    version = case.drafts.count() + 1
    draft = AnswerDraft.objects.create(
        case=case, version=version, opening=opening.strip(), closing=closing.strip(), **done(by, at)
    )
    PointAnswer.objects.bulk_create(
        PointAnswer(
            draft=draft,
            point=points[number],
            area=answer.area,
            evidence=answer.evidence.strip(),
            answer=answer.answer.strip(),
            grounds=answer.grounds.strip(),
        )
        for number, answer in sorted(by_number.items())
    )
    record(event="cases.answer_drafted", by=by, at=at, on=case.subject, facts={"version": version})
