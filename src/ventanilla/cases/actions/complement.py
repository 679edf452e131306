"""Step 11: record an adjustment, a payment order or a contact, with the one who approved it (B-06)."""

from datetime import datetime

from ventanilla.cases.models import Complement
from ventanilla.cases.steps import case_at
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require


class UnableToComplement(Refusal):
    """What was done in another system needs its words and its folio."""


def complement(*, step: OpenStep, by: Actor, at: datetime, kind: str, description: str, legacy_folio: str = "") -> None:
    """Whoever completes this step approves it. Errors: UnableToComplement, NotAllowed, NotYourTurn."""
    require(by, "cases.complement", at)
    case = case_at(step, "cases.complement")
    if kind not in dict(Complement.KINDS):
        raise UnableToComplement("tipo", "Elija qué se hizo.", field="kind")
    if not description.strip():
        raise UnableToComplement("sin-descripcion", "Escriba qué se hizo y por qué.", field="description")
    if kind in (Complement.ADJUSTMENT, Complement.ORDER) and not legacy_folio.strip():
        raise UnableToComplement(
            "sin-folio", "Escriba el folio con que quedó en el sistema comercial.", field="legacy_folio"
        )
    Complement.objects.create(
        case=case,
        kind=kind,
        description=description.strip(),
        legacy_folio=legacy_folio.strip(),
        approved_by=by.name,
        **done(by, at),
    )
    record(
        event="cases.complemented",
        by=by,
        at=at,
        on=case.subject,
        facts={"kind": kind, "legacy_folio": legacy_folio},
        personal={"description": description},
    )
