"""Try again a message that was given up: the cause was mended, or the provider is back."""

from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.notices.models import Dispatch, Message
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToRetry(Refusal):
    """It was sent, it waits already, or nothing of it is left."""


@act
def retry_message(*, message: Message, by: Actor, at: datetime) -> None:
    """Put it in the queue anew, with all its tries. Errors: UnableToRetry, NotAllowed."""
    require(by, "notices.retry", at)
    held = Dispatch.objects.select_for_update().select_related("message").get(pk=message.pk)
    if held.message.is_erased:
        raise UnableToRetry("borrado", "El texto de este mensaje se borró; ya no hay qué enviar.")
    if held.state == Dispatch.State.SENT:
        raise UnableToRetry("ya-enviado", "Este mensaje ya se envió; no hace falta intentarlo de nuevo.")
    if held.state == Dispatch.State.WAITING:
        raise UnableToRetry("ya-en-cola", "Este mensaje ya está en la cola; se enviará solo.")
    held.state, held.tries, held.next_at, held.ended_at, held.lease = Dispatch.State.WAITING, 0, at, None, ""
    held.save(update_fields=["state", "tries", "next_at", "ended_at", "lease"])
    record(event="notices.retried", by=by, at=at, on=held.message.subject, facts={"message": message.pk})
