"""Take a scanned file into the queue; where its folio was read and that letter waits for it, it is given at once."""

from datetime import datetime

from ventanilla.correspondence.actions.scan_queue import give
from ventanilla.correspondence.models import IncomingLetter, ScanArrival
from ventanilla.correspondence.queries import folio_read
from ventanilla.documents.actions import attach
from ventanilla.documents.models import StoredFile
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.repeats import take_turns
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def take_scan(*, file: StoredFile, name: str, words: list[str], by: Actor, at: datetime) -> ScanArrival:
    """`words` are what was read in it, the surest first. The same file again gives its arrival. Errors: NotAllowed."""
    require(by, "correspondence.receive", at)
    take_turns(f"scan:{file.sha256}")
    known = ScanArrival.objects.filter(file=file, put_aside="").order_by("-pk").first()
    if known:
        return known
    folio = folio_read(words)
    letter = IncomingLetter.objects.select_for_update().filter(folio=folio).first() if folio else None
    arrival = ScanArrival.objects.create(file=file, name=name[:200], read=folio, **done(by, at))
    subject = Subject("scan", str(arrival.pk))
    attach(file=file, subject=subject, kind="scan", label=name, by=by, at=at)
    record(
        event="correspondence.scan_arrived",
        by=by,
        at=at,
        on=subject,
        facts={"sha256": file.sha256, "read": folio},
        personal={"name": arrival.name},
    )
    if letter and letter.state.needs_scan:
        give(arrival, letter, by, at)
    arrival.refresh_from_db()
    return arrival
