"""What `ventanilla verify` asks of messages: each one stands in the queue, as its tries say."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from ventanilla.journal.checks import register
from ventanilla.notices.models import Attempt, Dispatch, Message


def sendings_follow_from_tries() -> Iterator[str]:
    """Sent means that a provider accepted it; nothing accepted is still waiting; no message is out of the queue."""
    for pk in Message.objects.filter(dispatch=None).order_by("pk").values_list("pk", flat=True):
        yield f"El mensaje {pk} no está en la cola de envío."
    accepted = Exists(Attempt.objects.filter(message=OuterRef("pk"), outcome=Attempt.Outcome.SENT))
    sent = Dispatch.objects.filter(state=Dispatch.State.SENT)
    for pk in sent.exclude(accepted).order_by("pk").values_list("pk", flat=True):
        yield f"El mensaje {pk} figura como enviado y ningún proveedor lo aceptó."
    lost = Dispatch.objects.exclude(state=Dispatch.State.SENT).filter(accepted)
    for pk in lost.order_by("pk").values_list("pk", flat=True):
        yield f"El mensaje {pk} fue aceptado por el proveedor y no figura como enviado."


register("Mensajes y sus envíos", sendings_follow_from_tries)
