"""Erase the words and the address of a message, as the law of personal data demands; that it was sent remains."""

from datetime import datetime

from ventanilla.journal.actions import UnableToErase, record
from ventanilla.journal.actor import Actor
from ventanilla.notices.models import Attempt, Dispatch, Message
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def erase_message(*, message: Message, reason: str, by: Actor, at: datetime) -> None:
    """Blank name, address, wording and the provider's answers; one not sent yet never is.

    Errors: UnableToErase, NotAllowed.
    """
    require(by, "journal.erase", at)
    held = Dispatch.objects.select_for_update().get(pk=message.pk)
    if not reason.strip():
        raise UnableToErase("falta-motivo", "Escriba el motivo: qué resolución o solicitud lo manda.", field="reason")
    if Message.objects.get(pk=message.pk).is_erased:
        raise UnableToErase("sin-texto", "El texto de este mensaje ya se había borrado.", field="reason")
    Message.objects.filter(pk=message.pk).update(name=None, to=None, title=None, body=None)
    Attempt.objects.filter(message_id=message.pk, answer__isnull=False).update(answer=None)
    if held.state == Dispatch.State.WAITING:
        Attempt.objects.create(message_id=message.pk, at=at, outcome=Attempt.Outcome.GIVEN_UP, carrier="", answer=None)
        held.state, held.next_at, held.lease, held.ended_at = Dispatch.State.DEAD, None, "", at
        held.save(update_fields=["state", "next_at", "lease", "ended_at"])
    record(
        event="notices.erased",
        by=by,
        at=at,
        on=message.subject,
        facts={"message": message.pk},
        personal={"reason": reason.strip()},
    )
