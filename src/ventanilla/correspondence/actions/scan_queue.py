"""What both ends of the scan queue share: a file is given to its letter, and the letter no longer waits for it."""

from datetime import datetime

from ventanilla.correspondence.models import IncomingLetter, LetterState, ScanArrival
from ventanilla.documents.actions import attach
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject


def give(arrival: ScanArrival, letter: IncomingLetter, by: Actor, at: datetime) -> None:
    """Settle the arrival in that letter; both rows are locked by who calls."""
    subject = Subject("letter", str(letter.pk), letter.folio)
    attach(file=arrival.file, subject=subject, kind="scan", label=f"Escrito {letter.folio}", by=by, at=at)
    ScanArrival.objects.filter(pk=arrival.pk).update(letter=letter, settled_at=at, settled_by=by.name[:200])
    LetterState.objects.filter(letter=letter).update(needs_scan=False)
    record(
        event="correspondence.scan_given",
        by=by,
        at=at,
        on=subject,
        facts={"arrival": arrival.pk, "sha256": arrival.file.sha256, "read": arrival.read},
    )
