"""Add what the person brings later: a file with its label, or the folio of another system."""

from datetime import datetime

from ventanilla.cases.models import Case, ExternalReference
from ventanilla.cases.queries import hold_case
from ventanilla.documents.actions import attach, store_file
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.uploads import Upload
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToAdd(Refusal):
    """The case is closed, or it stands there already."""


@act
def add_evidence(*, case: Case, file: Upload, label: str, by: Actor, at: datetime) -> None:
    """Errors: UnableToAdd, UploadRefused, NotAllowed."""
    require(by, "cases.assess", at)
    _refuse_closed(case)
    kept = store_file(content=file.read(), name=file.name, by=by, at=at)
    attach(file=kept, subject=case.subject, kind="evidence", label=label.strip() or file.name, by=by, at=at)
    record(event="cases.evidence_added", by=by, at=at, on=case.subject, personal={"label": label})


@act
def add_reference(*, case: Case, system: str, folio: str, by: Actor, at: datetime) -> ExternalReference:
    """Errors: UnableToAdd, NotAllowed."""
    require(by, "cases.assess", at)
    _refuse_closed(case)
    system, folio = system.strip(), folio.strip()
    if not system or not folio:
        raise UnableToAdd("incompleta", "Escriba el sistema y su folio.", field="folio")
    if case.references.filter(system=system, folio=folio).exists():
        raise UnableToAdd("repetida", "Esa referencia ya está en el expediente.", field="folio")
    reference = ExternalReference.objects.create(case=case, system=system, folio=folio, **done(by, at))
    record(event="cases.reference_added", by=by, at=at, on=case.subject, facts={"system": system, "folio": folio})
    return reference


def _refuse_closed(case: Case) -> None:
    """Hold the row that closing writes, so that nothing is added while it closes, nor the same twice."""
    if hold_case(case).closed_at:
        raise UnableToAdd("cerrada", "La petición está cerrada; su expediente ya no cambia.")
