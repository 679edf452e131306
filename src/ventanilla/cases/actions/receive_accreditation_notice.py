"""Step 6: the letter was received, so its three business days run and the legal clock does what the pack says."""

from datetime import datetime
from typing import Any

from ventanilla.cases.legal_clock import hold
from ventanilla.cases.models import AccreditationNotice
from ventanilla.cases.receipt import Receipt, deliver_document
from ventanilla.cases.steps import case_at
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


def receive_accreditation_notice(*, step: OpenStep, by: Actor, at: datetime, receipt: Receipt) -> dict[str, Any]:
    """Returns `oficio_recibido_at`, from which the term runs. Errors: UnableToDeliver, UnableToSign, NotAllowed."""
    require(by, "cases.deliver", at)
    case = case_at(step, "cases.receive_accreditation_notice")
    asked = case.accreditation_request
    received_at = deliver_document(document=asked.document, receipt=receipt, by=by, at=at)
    AccreditationNotice.objects.create(
        request=asked, received_at=received_at, received_by=receipt.received_by.strip(), **done(by, at)
    )
    hold(case=case, document=asked.document.number, since=received_at, by=by, at=at)
    record(
        event="cases.accreditation_notified",
        by=by,
        at=at,
        on=case.subject,
        facts={"received_at": received_at.isoformat()},
        personal={"received_by": receipt.received_by},
    )
    return {"oficio_recibido_at": received_at.isoformat()}
