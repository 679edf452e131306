"""Step 12: write the answer, point by point; a draft may have gaps, an approved answer may not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ventanilla.cases.models import AnswerDraft, Case, JoinedCase, PointAnswer, SharedAnswer, SharedDraft
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
    *,
    step: OpenStep,
    by: Actor,
    at: datetime,
    opening: str = "",
    closing: str = "",
    taken: Sequence[Taken] = (),
    shared: int = 0,
) -> None:
    """A new version of the answer, sent to review. `shared` is the answer of its incident, which gives every word.

    Errors: UnableToDraft, NotAllowed, NotYourTurn.
    """
    require(by, "cases.draft", at)
    case = case_at(step, "cases.draft_answer")
    points = {point.number: point for point in case.points.all()}
    words = _shared_answer(case, shared) if shared else None
    if words:
        opening, closing, taken = words.opening, words.closing, taken_from(words, points)
    by_number = {answer.number: answer for answer in taken}
    _refuse(by_number, set(points), closing)
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
    facts: dict[str, Any] = {"version": version}
    if words:
        SharedDraft.objects.create(draft=draft, answer=words)
        facts["incident"] = words.incident.folio
    record(event="cases.answer_drafted", by=by, at=at, on=case.subject, facts=facts)


def _refuse(by_number: Mapping[int, Taken], numbers: set[int], closing: str) -> None:
    """Every point is taken up whole, and the answer has its closing (B-11)."""
    areas = current_pack().section("organisation").areas
    if by_number.keys() != numbers:
        raise UnableToDraft("puntos", "La respuesta debe retomar cada punto de la petición.")
    for number, answer in sorted(by_number.items()):
        if answer.lacks:
            lacking = ", ".join(answer.lacks)
            raise UnableToDraft("punto-incompleto", f"Al punto {number} le falta: {lacking}.", field=f"answer_{number}")
        if answer.area not in areas:
            raise UnableToDraft("area", f"Elija de la lista quién responde el punto {number}.", field=f"area_{number}")
    if not closing.strip():
        raise UnableToDraft("sin-conclusion", "Escriba la conclusión de la respuesta.", field="closing")


def taken_from(words: SharedAnswer, numbers: Iterable[int]) -> list[Taken]:
    """Every point taken up with the words of the shared answer."""
    return [Taken(n, words.area, words.evidence, words.answer, words.grounds) for n in numbers]


def _shared_answer(case: Case, number: int) -> SharedAnswer:
    """The last words of the incident the case is joined to. Errors: UnableToDraft."""
    mine = JoinedCase.objects.filter(case=case).values("incident")
    found = SharedAnswer.objects.filter(incident__in=mine).select_related("incident").order_by("-version").first()
    if found is None or found.pk != number:
        raise UnableToDraft("otra-respuesta", "La respuesta común cambió, o la petición ya no está en ese incidente.")
    return found
