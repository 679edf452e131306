"""Step 5: solve on the spot, with its kind and, where it needs one, the folio of the legacy system."""

from datetime import datetime

from ventanilla.cases.models import ImmediateResolution
from ventanilla.cases.steps import case_at
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToResolve(Refusal):
    """The kind is not one of the pack's, or its folio is lacking."""


def refuse_resolution(kind: str, legacy_folio: str, note: str) -> None:
    """The rules of any immediate resolution, in a case or in a visit. Errors: UnableToResolve."""
    kinds = current_pack().section("resolutions")
    if kind not in kinds:
        raise UnableToResolve("tipo-de-resolucion", "Elija el tipo de resolución de la lista.", field="kind")
    if kinds[kind].needs_folio and not legacy_folio.strip():
        raise UnableToResolve(
            "sin-folio", f"«{kinds[kind].name}» necesita el folio del sistema donde se hizo.", field="legacy_folio"
        )
    if not note.strip():
        raise UnableToResolve("sin-nota", "Escriba en una línea qué se resolvió.", field="note")


def resolve_now(
    *,
    step: OpenStep,
    by: Actor,
    at: datetime,
    kind: str,
    note: str,
    legacy_system: str = "",
    legacy_folio: str = "",
) -> None:
    """Errors: UnableToResolve, NotAllowed, NotYourTurn."""
    require(by, "cases.assess", at)
    case = case_at(step, "cases.resolve_now")
    refuse_resolution(kind, legacy_folio, note)
    ImmediateResolution.objects.create(
        case=case,
        kind=kind,
        note=note.strip(),
        legacy_system=legacy_system.strip(),
        legacy_folio=legacy_folio.strip(),
        **done(by, at),
    )
    facts = {"kind": kind, "legacy_system": legacy_system, "legacy_folio": legacy_folio}
    record(event="cases.resolved_now", by=by, at=at, on=case.subject, facts=facts, personal={"note": note})
