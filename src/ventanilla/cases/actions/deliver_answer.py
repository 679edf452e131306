"""Step 13: deliver the signed answer, which stops the legal clock; or record that nobody came and how it was tried."""

from datetime import datetime
from typing import Any

from ventanilla.cases.legal_clock import answered
from ventanilla.cases.receipt import Receipt, deliver_document
from ventanilla.cases.steps import case_at
from ventanilla.correspondence.actions import record_attempt
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


class UnableToDeliver(Refusal):
    """An attempt without words proves nothing."""


def deliver_answer(*, step: OpenStep, by: Actor, at: datetime, delivered: bool, receipt: Receipt) -> dict[str, Any]:
    """Not delivered: `receipt.way` and `.note` say what was tried. Returns the variable `entregada`.

    Errors: UnableToDeliver here and of correspondence, UnableToSign, NotAllowed, NotYourTurn.
    """
    require(by, "cases.deliver", at)
    case = case_at(step, "cases.deliver_answer")
    document = case.issued_answer.document
    if not delivered:
        if not receipt.note.strip():
            raise UnableToDeliver("sin-nota", "Escriba qué se intentó y qué sigue.", field="note")
        record_attempt(document=document, way=receipt.way, note=receipt.note.strip(), by=by, at=at)
        record(event="cases.delivery_attempted", by=by, at=at, on=case.subject, facts={"way": receipt.way})
        return {"entregada": False}
    moment = deliver_document(document=document, receipt=receipt, by=by, at=at)
    answered(case=case, moment="delivery", what="Respuesta notificada", by=by, at=moment)
    record(
        event="cases.delivered",
        by=by,
        at=at,
        on=case.subject,
        facts={"way": receipt.way, "delivered_at": moment.isoformat(), "letter": document.number},
        personal={"received_by": receipt.received_by},
    )
    return {"entregada": True}
