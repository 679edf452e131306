"""Record that a document was delivered: the notification, with its signature when it was in person."""

from datetime import datetime

from ventanilla.correspondence.models import Delivery, Way
from ventanilla.correspondence.ways import is_way
from ventanilla.documents.actions import move_paper
from ventanilla.documents.models import Document, Signature, Voiding
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require

_ON_PAPER = (Way.IN_PERSON, Way.HOME, Way.CERTIFIED, Way.INTERNAL)


class UnableToDeliver(Refusal):
    """It was delivered before, is void, lacks its signature, or the moment cannot be."""


@act
def record_delivery(
    *,
    document: Document,
    to: str,
    way: str,
    delivered_at: datetime,
    signature: Signature | None,
    by: Actor,
    at: datetime,
    note: str = "",
) -> Delivery:
    """Delivered once. In person or at home it needs the signature; on paper the original passes to the addressee.

    Errors: NotAllowed, UnableToDeliver.
    """
    locked = Document.objects.select_for_update().get(pk=document.pk)
    require(by, "correspondence.deliver", at)
    _refuse(locked, to, way, delivered_at, signature, at)
    delivery = Delivery.objects.create(
        document=locked,
        to=to.strip()[:200],
        way=way,
        delivered_at=delivered_at,
        signature=signature,
        note=note.strip()[:400],
        **done(by, at),
    )
    if way in _ON_PAPER:
        hands = signature.signer if signature else delivery.to
        move_paper(document=locked, copy="original", holder=delivery.to, received_by=hands, by=by, at=at)
    record(
        event="correspondence.delivered",
        by=by,
        at=at,
        on=Subject(locked.subject_kind, locked.subject_id, locked.subject_folio),
        facts={
            "document": locked.pk,
            "number": locked.number,
            "way": way,
            "delivered_at": delivered_at.isoformat(),
            "signature": signature.pk if signature else None,
        },
        personal={"to": delivery.to, "note": delivery.note},
    )
    return delivery


def _refuse(
    document: Document, to: str, way: str, delivered_at: datetime, signature: Signature | None, at: datetime
) -> None:
    if before := Delivery.objects.filter(document=document).first():
        raise UnableToDeliver("ya-entregado", f"El documento {document.number} ya se entregó a {before.to}.")
    if Voiding.objects.filter(document=document).exists():
        raise UnableToDeliver("documento-anulado", f"El documento {document.number} está anulado; no se entrega.")
    if not is_way(way):
        raise UnableToDeliver("via-desconocida", "Elija cómo se entregó.", field="way")
    if not to.strip():
        raise UnableToDeliver("sin-destinatario", "Escriba a quién se entregó.", field="to")
    # People write the hour without seconds: a delivery in the minute of the issuing is not before it. What was issued
    # by a clock that was ahead can be delivered now.
    if not min(document.at, at).replace(second=0, microsecond=0) <= delivered_at <= at:
        raise UnableToDeliver(
            "momento-imposible",
            "La entrega no puede ser anterior a la emisión ni estar en el futuro; revise fecha y hora.",
            field="delivered_at",
        )
    if way in (Way.IN_PERSON, Way.HOME) and signature is None:
        raise UnableToDeliver(
            "sin-firma",
            "Para entregar en persona hace falta la firma de recibido: dibujada o en copia digitalizada.",
            field="signature",
        )
    if signature and signature.document_id != document.pk:
        raise UnableToDeliver("firma-ajena", "Esa firma es de otro documento; pida la de este.", field="signature")
