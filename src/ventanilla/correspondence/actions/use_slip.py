"""Use a contingency folio: the letter numbered by hand is entered with the moment that was written on the paper."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ventanilla.correspondence.actions.slips import UnableToUseSlip, locked_slip
from ventanilla.correspondence.models import Fate, IncomingLetter, LateLeave, Slip
from ventanilla.documents.actions import attach
from ventanilla.documents.models import StoredFile
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.barcodes import typed_folio
from ventanilla.utility.queries import current_pack


@dataclass(frozen=True)
class Paper:
    """What a person holds who enters a slip: its folio and the scan that proves what was written on it."""

    folio: str
    proof: StoredFile | None


def opened_slip(paper: Paper, written_at: datetime, at: datetime) -> Slip:
    """The slip, locked, if it may be used for a letter received at `written_at`. Errors: UnableToUseSlip."""
    slip = locked_slip(typed_folio(paper.folio))
    if paper.proof is None:
        raise UnableToUseSlip("sin-prueba", "Adjunte la imagen del talón con lo escrito a mano.", field="slip_proof")
    before = Fate.objects.filter(slip__block=slip.block_id, kind=Fate.Kind.USED).order_by("-slip__number").first()
    earliest = before.written_at if before and before.written_at else slip.block.at
    # People write the hour without seconds; and the clock by which the block was handed out may have been ahead.
    if written_at < min(earliest, at).replace(second=0, microsecond=0):
        raise UnableToUseSlip(
            "momento-imposible",
            "El momento del papel no puede ser anterior al talonario ni al folio que le precede; revíselo.",
            field="received_at",
        )
    hours = current_pack().section("registry").contingency.entry_hours
    if at - written_at > timedelta(hours=hours) and not LateLeave.objects.filter(slip=slip).exists():
        raise UnableToUseSlip(
            "captura-tardia",
            f"Pasaron más de {hours} horas desde lo escrito en el papel; pida que se autorice la captura del folio.",
            field="slip",
        )
    return slip


def spend_slip(slip: Slip, letter: IncomingLetter, proof: StoredFile | None, by: Actor, at: datetime) -> None:
    """Say that the slip numbered that letter; its proof hangs from the letter."""
    Fate.objects.create(
        slip=slip, kind=Fate.Kind.USED, letter=letter, proof=proof, written_at=letter.received_at, **done(by, at)
    )
    subject = Subject("letter", str(letter.pk), letter.folio)
    if proof:
        attach(file=proof, subject=subject, kind="slip", label=f"Talón {slip.folio}", by=by, at=at)
    record(
        event="correspondence.slip_used",
        by=by,
        at=at,
        on=subject,
        facts={
            "block": slip.block_id,
            "written_at": letter.received_at.isoformat(),
            "proof": proof.sha256 if proof else "",
            "late": LateLeave.objects.filter(slip=slip).exists(),
        },
    )
