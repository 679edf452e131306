"""Receive a letter at the registry office: it gets its folio and, when there is one, its scan (DF-07-01, step 1)."""

from datetime import datetime

from django.db import transaction

from ventanilla.correspondence.models import IncomingLetter
from ventanilla.correspondence.points import searchable
from ventanilla.documents.actions import attach
from ventanilla.documents.models import StoredFile
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day


class UnableToReceive(Refusal):
    """A fact of the letter is missing or cannot be."""


@transaction.atomic
def receive_letter(
    *,
    sender: str,
    about: str,
    sheets: int,
    scan: StoredFile | None,
    received_at: datetime,
    by: Actor,
    at: datetime,
    channel: str = IncomingLetter.Channel.COUNTER,
) -> IncomingLetter:
    """Enter a letter; the folio is of the series "incoming". Errors: NotAllowed, UnableToReceive."""
    require(by, "correspondence.receive", at)
    _refuse(sender, about, sheets, received_at, at, channel)
    letter = IncomingLetter.objects.create(
        folio=issue_folio(series=current_pack().section("folios")["incoming"], day=local_day(at), at=at),
        sender=sender.strip()[:200],
        sender_folded=searchable(sender)[:220],
        about=about.strip()[:300],
        sheets=sheets,
        scan=scan,
        channel=channel,
        received_at=received_at,
        **done(by, at),
    )
    subject = Subject("letter", str(letter.pk), letter.folio)
    if scan:
        attach(file=scan, subject=subject, kind="scan", label=f"Escrito {letter.folio}", by=by, at=at)
    record(
        event="correspondence.letter_received",
        by=by,
        at=at,
        on=subject,
        facts={
            "sheets": sheets,
            "channel": channel,
            "received_at": received_at.isoformat(),
            "scan": scan.sha256 if scan else "",
        },
        personal={"sender": letter.sender, "about": letter.about},
    )
    return letter


def _refuse(sender: str, about: str, sheets: int, received_at: datetime, at: datetime, channel: str) -> None:
    if not sender.strip():
        raise UnableToReceive("sin-remitente", "Escriba quién firma el escrito.", field="sender")
    if not about.strip():
        raise UnableToReceive("sin-asunto", "Escriba en una línea qué pide el escrito.", field="about")
    if not 0 < sheets <= 10_000:
        raise UnableToReceive("sin-fojas", "Cuente las fojas del escrito; debe haber al menos una.", field="sheets")
    if received_at > at:
        raise UnableToReceive(
            "recepcion-futura",
            "El escrito no puede recibirse en el futuro; revise la fecha y la hora.",
            field="received_at",
        )
    if channel not in IncomingLetter.Channel.values:
        raise UnableToReceive("via-desconocida", "Elija por qué vía llegó el escrito.", field="channel")
