"""Queue a message in the transaction of what it tells; the background worker sends it after the commit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from ventanilla.documents.models.act import done
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.prepared import prepared
from ventanilla.journal.quick import insert_row
from ventanilla.journal.repeats import take_turns
from ventanilla.notices.addresses import EMAIL, SMS, email_address, phone_number
from ventanilla.notices.kinds import KINDS, Kind
from ventanilla.notices.models import Dispatch, Message
from ventanilla.notices.wording import MARK, Worded, Wording, filled, in_one_line
from ventanilla.utility.queries import current_pack


@dataclass(frozen=True)
class Recipient:
    """To whom, with the addresses she gave; the e-mail is preferred, because it costs nothing and says more."""

    name: str
    email: str = ""
    phone: str = ""


def queue_message(
    *,
    kind: str,
    subject: Subject,
    to: Recipient,
    values: Mapping[str, str],
    key: str,
    by: Actor,
    at: datetime,
    secret: str = "",
) -> Message | None:
    """Word and queue the message `kind` about `subject`; a known `key` gives the one queued before.

    `secret` is the seed of the secret word, if the kind has one. None when the person left no address for which
    the pack has a wording: that is no error. The permission and the journal's entry are those of the act that
    tells it. Errors: WrongAddress, LookupError for a kind nobody declared.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A message is queued inside the transaction of what it tells, or it could tell what is not.")
    declared, pack = KINDS[kind], current_pack()
    wording: Wording | None = pack.section("messages").get(kind)
    if wording is None or not (to.email or (to.phone and wording.sms)):
        return None
    channel, address = _where(to, pack.section("utility").country)
    worded = _worded(declared, wording, channel, {"organismo": pack.section("utility").name, **values})
    take_turns(f"message:{key}")
    if known := _queued_with(key):
        return known[0]
    message = insert_row(
        Message(
            key=key,
            kind=kind,
            channel=channel,
            subject_kind=subject.kind,
            subject_id=subject.id,
            subject_folio=subject.folio,
            name=to.name[:200],
            to=address,
            title=worded.title,
            body=worded.body,
            secret=secret if declared.secret else "",
            pack_revision=pack.revision,
            **done(by, at),
        )
    )
    Dispatch.objects.create(message=message, channel=channel, next_at=at)
    return message


@prepared
def _queued_with(key: str) -> QuerySet[Message]:
    return Message.objects.filter(key=key)


def _where(to: Recipient, country: str) -> tuple[str, str]:
    """The channel and the address in the form of that channel."""
    return (EMAIL, email_address(to.email)) if to.email.strip() else (SMS, phone_number(to.phone, country))


def _worded(kind: Kind, wording: Wording, channel: str, values: Mapping[str, str]) -> Worded:
    """The texts with their variables; a secret leaves only its mark. Errors: LookupError when one was not given."""
    given = {**values, **{name: MARK.format(name) for name in kind.secret}}
    if lacking := sorted(kind.variables.keys() - given.keys()):
        raise LookupError(f"the message {kind.code} was not told {lacking}")
    if channel == EMAIL:
        return Worded(in_one_line(filled(wording.title, given))[:300], filled(wording.email, given).strip())
    return Worded("", in_one_line(filled(wording.sms, given)))
