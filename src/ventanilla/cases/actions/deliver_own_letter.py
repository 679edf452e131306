"""A letter that the diagram names is sent or delivered: how and when, or what was tried in vain."""

from datetime import datetime
from typing import Any

from ventanilla.cases.models import Case
from ventanilla.cases.receipt import Receipt, deliver_document
from ventanilla.cases.steps import case_at
from ventanilla.correspondence.actions import record_attempt
from ventanilla.documents.models import Document
from ventanilla.documents.queries import declared_letter
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


class UnableToSend(Refusal):
    """There is nothing to send yet, or an attempt without words, which proves nothing."""


def own_letter(case: Case, code: str) -> Document:
    """The last one issued of that letter that stands. Errors: UnableToSend."""
    found = Document.objects.filter(subject_kind="case", subject_id=str(case.pk), letter=code, voiding=None)
    if last := found.order_by("pk").last():
        return last
    name = declared_letter(code).title
    raise UnableToSend("sin-documento", f"Aún no se emite «{name}»; emítalo antes de enviarlo.", field="delivered")


def deliver_own_letter(*, step: OpenStep, by: Actor, at: datetime, delivered: bool, receipt: Receipt) -> dict[str, Any]:
    """Returns `carta_entregada` and, when it was, `carta_entregada_at`.

    Errors: UnableToSend here, UnableToDeliver, UnableToSign, NotAllowed, NotYourTurn.
    """
    require(by, "cases.deliver", at)
    case = case_at(step, "cases.deliver_letter")
    document = own_letter(case, step.letter)
    facts: dict[str, Any] = {"letter": step.letter, "number": document.number, "way": receipt.way}
    if not delivered:
        if not receipt.note.strip():
            raise UnableToSend("sin-nota", "Escriba qué se intentó y qué sigue.", field="note")
        record_attempt(document=document, way=receipt.way, note=receipt.note.strip(), by=by, at=at)
        record(event="cases.letter_attempted", by=by, at=at, on=case.subject, facts=facts)
        return {"carta_entregada": False, "carta_entregada_at": ""}
    moment = deliver_document(document=document, receipt=receipt, by=by, at=at)
    facts["delivered_at"] = moment.isoformat()
    personal = {"received_by": receipt.received_by}
    record(event="cases.letter_delivered", by=by, at=at, on=case.subject, facts=facts, personal=personal)
    return {"carta_entregada": True, "carta_entregada_at": moment.isoformat()}
