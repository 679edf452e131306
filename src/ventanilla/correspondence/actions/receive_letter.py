"""Receive a letter at the registry office: it gets its folio and, when there is one, its scan (DF-07-01, step 1)."""

from datetime import datetime

from ventanilla.correspondence.actions.use_slip import Paper, opened_slip, spend_slip
from ventanilla.correspondence.models import IncomingLetter, LetterState
from ventanilla.correspondence.points import searchable
from ventanilla.documents.actions import attach
from ventanilla.documents.models import StoredFile
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day


class UnableToReceive(Refusal):
    """A fact of the letter is missing or cannot be."""


@act
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
    annexes: int = 0,
    account: str = "",
    key: str = "",
    paper: Paper | None = None,
) -> IncomingLetter:
    """Enter a letter; the folio is of the series "incoming". `account` is a number of the register.

    With a `paper` the folio is that of a contingency slip, and `received_at` the moment written on it.
    A known `key` gives the letter it entered.

    Errors: NotAllowed, UnableToReceive, UnableToUseSlip.
    """
    require(by, "correspondence.receive", at)
    if key:
        take_turns(key)
        if known := IncomingLetter.objects.filter(key=key).first():
            return known
    _refuse(sender, about, sheets, annexes, received_at, at, channel)
    slip = opened_slip(paper, received_at, at) if paper else None
    letter = IncomingLetter.objects.create(
        folio=slip.folio if slip else _next_folio(at),
        sender=sender.strip()[:200],
        sender_folded=searchable(sender)[:220],
        about=about.strip()[:300],
        account=account.strip()[:40],
        sheets=sheets,
        annexes=annexes,
        scan=scan,
        channel=channel,
        received_at=received_at,
        key=key or None,
        **done(by, at),
    )
    LetterState.objects.create(letter=letter, needs_scan=scan is None)
    _tell(letter, by, at)
    if slip and paper:
        spend_slip(slip, letter, paper.proof, by, at)
    return letter


def _next_folio(at: datetime) -> str:
    return issue_folio(series=current_pack().section("folios")["incoming"], day=local_day(at), at=at)


def _tell(letter: IncomingLetter, by: Actor, at: datetime) -> None:
    """The scan hangs from the letter, and the journal knows."""
    subject = Subject("letter", str(letter.pk), letter.folio)
    if letter.scan:
        attach(file=letter.scan, subject=subject, kind="scan", label=f"Escrito {letter.folio}", by=by, at=at)
    record(
        event="correspondence.letter_received",
        by=by,
        at=at,
        on=subject,
        facts={
            "sheets": letter.sheets,
            "annexes": letter.annexes,
            "account": letter.account,
            "channel": letter.channel,
            "received_at": letter.received_at.isoformat(),
            "scan": letter.scan.sha256 if letter.scan else "",
        },
        personal={"sender": letter.sender, "about": letter.about},
    )


def _refuse(
    sender: str, about: str, sheets: int, annexes: int, received_at: datetime, at: datetime, channel: str
) -> None:
    if not sender.strip():
        raise UnableToReceive("sin-remitente", "Escriba quién firma el escrito.", field="sender")
    if not about.strip():
        raise UnableToReceive("sin-asunto", "Escriba en una línea qué pide el escrito.", field="about")
    if not 0 < sheets <= 10_000:
        raise UnableToReceive("sin-fojas", "Cuente las fojas del escrito; debe haber al menos una.", field="sheets")
    if not 0 <= annexes <= 10_000:
        raise UnableToReceive("anexos-imposibles", "Cuente los anexos; si no trae, escriba 0.", field="annexes")
    if received_at > at:
        raise UnableToReceive(
            "recepcion-futura",
            "El escrito no puede recibirse en el futuro; revise la fecha y la hora.",
            field="received_at",
        )
    if channel not in IncomingLetter.Channel.values:
        raise UnableToReceive("via-desconocida", "Elija por qué vía llegó el escrito.", field="channel")
