"""A letter that the diagram names is issued: a summons, a notice, a remittal; what it says is filled from the case."""

from datetime import datetime
from typing import Any

from ventanilla.cases.letters import post_of
from ventanilla.cases.models import Case
from ventanilla.cases.own_letters import own_letter_fields
from ventanilla.cases.steps import case_at
from ventanilla.documents.actions import issue_letter
from ventanilla.documents.queries import declared_letter
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


def issue_own_letter(*, step: OpenStep, by: Actor, at: datetime, text: str = "") -> dict[str, Any]:
    """Somebody issues and signs it; `text` is what she adds. Returns `carta_emitida_at`.

    Errors: LetterRefused, NotAllowed, NotYourTurn.
    """
    require(by, "cases.deliver", at)
    case = case_at(step, "cases.issue_letter")
    return _issue(case, step.letter, by.name, post_of(by, at), text, by, at)


def issue_own_letter_alone(*, step: OpenStep, by: Actor, at: datetime) -> dict[str, Any]:
    """A service step: the letter follows from an act already signed, and carries the signature of the answer.

    Errors: LetterRefused, NotYourTurn.
    """
    case = case_at(step, "cases.issue_letter_alone")
    signer, post = current_pack().section("utility").name, ""
    if hasattr(case, "issued_answer"):
        signed = case.issued_answer.document.fields
        signer, post = signed["firma"], signed["cargo"]
    return _issue(case, step.letter, signer, post, "", by, at)


def _issue(case: Case, code: str, signer: str, post: str, text: str, by: Actor, at: datetime) -> dict[str, Any]:
    fields = own_letter_fields(case, signer, post, text)
    wanted = {name: fields[name] for name in declared_letter(code).fields}
    letter = issue_letter(letter=code, subject=case.subject, fields=wanted, by=by, at=at)
    facts = {"letter": code, "number": letter.number}
    record(event="cases.letter_issued", by=by, at=at, on=case.subject, facts=facts)
    return {"carta_emitida_at": at.isoformat()}
