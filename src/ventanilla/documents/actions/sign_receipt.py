"""Sign for a document received: drawn on the screen or on the copy that was scanned."""

import io
from datetime import datetime

from PIL import Image

from ventanilla.documents.actions.store_file import keep_row
from ventanilla.documents.inspection import Finding, Limits, UploadRefused, look
from ventanilla.documents.models import Document, Signature, StoredFile, Voiding
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act

_LIMITS = Limits(max_bytes=512 * 1024, max_pixels=4_000_000)
_LEAST_INK = 60


class UnableToSign(Refusal):
    """There is no signature, or the document may not be received."""


@act
def sign_receipt(
    *, document: Document, signer: str, drawn_png: bytes | None, scan: StoredFile | None, by: Actor, at: datetime
) -> Signature:
    """`by` is who attended. A typed name is no signature. Errors: UnableToSign.

    The permission is that of the act of delivering.
    """
    locked = Document.objects.select_for_update().get(pk=document.pk)
    if Voiding.objects.filter(document=locked).exists():
        raise UnableToSign(
            "documento-anulado", f"El documento {locked.number} está anulado; no se entrega ni se firma."
        )
    if not signer.strip():
        raise UnableToSign("sin-nombre", "Escriba el nombre de quien firma.", field="signer")
    if not drawn_png and scan is None:
        raise UnableToSign("sin-firma", "Pida la firma en la pantalla o adjunte la copia firmada.", field="signature")
    drawn = keep_row(drawn_png, _drawing(drawn_png), f"firma {locked.number}", by, at) if drawn_png else None
    signature = Signature.objects.create(
        document=locked, signer=signer.strip()[:200], drawn=drawn, scan=scan, **done(by, at)
    )
    record(
        event="documents.receipt_signed",
        by=by,
        at=at,
        on=Subject(locked.subject_kind, locked.subject_id, locked.subject_folio),
        facts={
            "document": locked.pk,
            "number": locked.number,
            "drawn": drawn.sha256 if drawn else "",
            "scan": scan.sha256 if scan else "",
        },
        personal={"signer": signature.signer},
    )
    return signature


def _drawing(png: bytes) -> Finding:
    """A PNG with some ink on it: an empty board is not a signature."""
    try:
        finding = look(png, _LIMITS)
    except UploadRefused as refused:
        raise UnableToSign(
            "firma-ilegible", "La firma no llegó bien. Pida que se firme otra vez.", field="signature"
        ) from refused
    if finding.kind != "image/png":
        raise UnableToSign("firma-ilegible", "La firma no llegó bien. Pida que se firme otra vez.", field="signature")
    with Image.open(io.BytesIO(png)) as image:
        board = Image.new("RGBA", image.size, "white")
        board.alpha_composite(image.convert("RGBA"))
        ink = sum(board.convert("L").histogram()[:160])
    if ink < _LEAST_INK:
        raise UnableToSign(
            "firma-en-blanco", "El recuadro de la firma está en blanco. Pida que se firme.", field="signature"
        )
    return finding
