"""Settle by hand a scanned file of the queue: it belongs to that letter, or it is put aside with its reason."""

from datetime import datetime

from ventanilla.correspondence.actions.scan_queue import give
from ventanilla.correspondence.models import IncomingLetter, ScanArrival
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.barcodes import typed_folio
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToSettle(Refusal):
    """It was settled before, the letter does not exist or has its copy, or no reason was given."""


@act
def settle_scan(*, arrival: ScanArrival, folio: str, reason: str, by: Actor, at: datetime) -> ScanArrival:
    """With a `folio` it is that letter's copy; without, it is put aside because of `reason`.

    Errors: NotAllowed, UnableToSettle.
    """
    require(by, "correspondence.receive", at)
    locked = ScanArrival.objects.select_for_update(of=("self",)).select_related("file").get(pk=arrival.pk)
    if locked.settled_at:
        raise UnableToSettle("ya-resuelto", f"Ese archivo ya lo resolvió {locked.settled_by}; siga con otro.")
    if folio.strip():
        give(locked, _letter(folio), by, at)
    elif reason.strip():
        ScanArrival.objects.filter(pk=locked.pk).update(
            put_aside=reason.strip()[:400], settled_at=at, settled_by=by.name[:200]
        )
        record(
            event="correspondence.scan_put_aside",
            by=by,
            at=at,
            on=Subject("scan", str(locked.pk)),
            facts={"sha256": locked.file.sha256},
            personal={"reason": reason.strip()[:400]},
        )
    else:
        raise UnableToSettle(
            "sin-destino", "Escriba el folio del escrito, o el motivo para apartar el archivo.", field="folio"
        )
    locked.refresh_from_db()
    return locked


def _letter(folio: str) -> IncomingLetter:
    letter = IncomingLetter.objects.select_for_update().filter(folio=typed_folio(folio)).first()
    if letter is None:
        raise UnableToSettle("sin-escrito", "No hay un escrito con ese folio; revíselo.", field="folio")
    if not letter.state.needs_scan:
        raise UnableToSettle(
            "ya-digitalizado",
            f"El escrito {letter.folio} ya tiene su copia digital. Revise el folio o aparte el archivo.",
            field="folio",
        )
    return letter
