"""Tell a message to the procedure that waits for it; one that comes early is kept until somebody waits."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.processes.models import Message, Token
from ventanilla.processes.motion.dues import settled_at_the_end
from ventanilla.processes.motion.locking import lock_instance
from ventanilla.processes.motion.performing import ENGINE
from ventanilla.processes.motion.ringing import ring_what_warns
from ventanilla.processes.motion.run import Run, plain
from ventanilla.staff.acts import act, one_act


@act
def deliver_message(*, name: str, key: str, payload: Mapping[str, Any], by: Actor, at: datetime) -> Message:
    """The message, delivered or kept. Its payload becomes variables. The same again is harmless.

    Lock order: this locks the waiting instance, so call it before anything else is locked.
    """
    told = plain(payload)
    known = Message.objects.filter(name=name, key=key, payload=told).order_by("-pk").first()
    if known is None:
        known, is_new = Message.objects.get_or_create(
            name=name, key=key, delivered_at=None, defaults={"payload": told, "received_at": at, "received_by": by.name}
        )
        if is_new and not hand_over(known, by, at):
            subject = Subject("message", str(known.pk))
            record(event="processes.message_kept", by=by, at=at, on=subject, facts={"name": name, "key": key})
    elif known.delivered_at is None:
        hand_over(known, by, at)
    return known


def hand_over(message: Message, by: Actor, at: datetime) -> bool:
    """Give a kept message to the token that waits for it, if one does."""
    waiting = Token.objects.filter(kind=Token.Kind.MESSAGE, message=message.name, key=message.key, finished_at=None)
    number = waiting.values_list("instance_id", flat=True).first()
    instance = lock_instance(number) if number else None
    token = waiting.first()
    if instance is None or token is None or token.instance_id != instance.pk:
        return False
    run = Run(instance, by, at)
    with settled_at_the_end(instance.pk):
        if run.expire(run.board.tokens[token.pk]):
            run.save()
            return False
        run, _ = ring_what_warns(run)
        still = run.board.tokens.get(token.pk)
        if still is None:
            return False
        run.receive(still, message)
        run.save()
    facts = {"name": message.name, "key": message.key, "token": token.pk}
    record(event="processes.message_delivered", by=by, at=at, on=instance.subject, facts=facts)
    return True


def deliver_kept(at: datetime, limit: int) -> int:
    """Deliver what was kept while, at the same instant, a token began to wait for it; how many were delivered."""
    waits = Token.objects.filter(message=OuterRef("name"), key=OuterRef("key"), kind="message", finished_at=None)
    kept = Message.objects.filter(Exists(waits), delivered_at=None).order_by("pk")
    delivered = 0
    for number in list(kept.values_list("pk", flat=True)[:limit]):
        with one_act():
            message = Message.objects.get(pk=number)
            delivered += message.delivered_at is None and hand_over(message, ENGINE, at)
    return delivered
