"""A letter of the case received by somebody: how, when, by whom and with which signature."""

from dataclasses import dataclass
from datetime import datetime

from ventanilla.correspondence.actions import record_delivery
from ventanilla.documents.actions import sign_receipt, store_file
from ventanilla.documents.models import Document
from ventanilla.journal.actor import Actor
from ventanilla.lib.uploads import Upload


@dataclass(frozen=True)
class Receipt:
    """`signature` is a PNG drawn on screen, `scan` the signed copy; `received_at` empty means now."""

    way: str
    received_by: str
    received_at: datetime | None = None
    signature: bytes | None = None
    scan: Upload | None = None
    note: str = ""


def deliver_document(*, document: Document, receipt: Receipt, by: Actor, at: datetime) -> datetime:
    """Sign and deliver; returns the moment of the notification. Errors: those of signing and delivering."""
    kept = store_file(content=receipt.scan.read(), name=receipt.scan.name, by=by, at=at) if receipt.scan else None
    signature = None
    if receipt.signature or kept:
        signature = sign_receipt(
            document=document, signer=receipt.received_by, drawn_png=receipt.signature, scan=kept, by=by, at=at
        )
    # The form gives whole minutes: a letter received in the minute it was issued was received after it.
    moment = receipt.received_at or at
    if moment < document.at and moment == document.at.replace(second=0, microsecond=0):
        moment = document.at
    record_delivery(
        document=document,
        to=receipt.received_by,
        way=receipt.way,
        delivered_at=moment,
        signature=signature,
        note=receipt.note,
        by=by,
        at=at,
    )
    return moment
