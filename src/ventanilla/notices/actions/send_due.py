"""Send what is due: take a message over for a while, hand it to its carrier, write down what happened.

Nothing of the network happens inside a transaction. A worker that dies with a message in its hands loses nothing:
when its while is over another takes it, and the provider sees the same key again.
"""

import time
from datetime import datetime, timedelta

from ventanilla.documents.secret_words import spoken
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.chance import salt
from ventanilla.notices.carriers import Carrier, Parcel, Undeliverable, Unreachable, engaged
from ventanilla.notices.kinds import KINDS
from ventanilla.notices.models import Attempt, Dispatch, Message
from ventanilla.notices.policy import LEASE, longest_wait, next_wait
from ventanilla.notices.wording import MARK
from ventanilla.staff.acts import act

POST = Actor("system", "correo", "El sistema (mensajes)")
BATCH = 50
"""The most that one call sends by one channel, so that the other sweeps have their turn."""
SLACK = timedelta(minutes=1)
"""Who queues reads the clock a little before or after who sends."""
State, Outcome = Dispatch.State, Attempt.Outcome


def send_due(at: datetime, limit: int) -> int:
    """Send up to `limit` by each channel that has a carrier; how many were settled. Failures wait for their turn."""
    began, settled = time.monotonic(), 0
    _bring_back(at)
    for channel, carrier in engaged().items():
        try:
            for _ in range(min(limit, BATCH)):
                now = at + timedelta(seconds=time.monotonic() - began)
                taken = _take(channel, now)
                if taken is None:
                    break
                outcome, answer = _hand_over(carrier, taken)
                now = at + timedelta(seconds=time.monotonic() - began)
                settled += _settle(taken, carrier.name, outcome, answer, now)
                if outcome == Outcome.FAILED:
                    break  # the provider is not well: the others keep their tries
        finally:
            carrier.close()
    return settled


def _bring_back(at: datetime) -> None:
    """What waits for a moment that no wait reaches was set by a clock that was ahead: it would stay for as long.

    One never tried waits for nothing; another may still be in somebody's hands, so its lease is let run out.
    """
    waiting = Dispatch.objects.filter(state=State.WAITING)
    for ahead, until in (
        (waiting.filter(tries=0, next_at__gt=at + SLACK), at),
        (waiting.filter(tries__gt=0, next_at__gt=at + longest_wait()), at + LEASE),
    ):
        if found := list(ahead.values_list("pk", flat=True)[:BATCH]):
            waiting.filter(pk__in=found).update(next_at=until)


@act
def _take(channel: str, now: datetime) -> Dispatch | None:
    """The next one due, leased; two workers never take the same."""
    due = Dispatch.objects.filter(channel=channel, state=State.WAITING, next_at__lte=now).order_by("next_at", "pk")
    taken = due.select_for_update(skip_locked=True).first()
    if taken is None:
        return None
    taken.lease, taken.next_at, taken.tries = salt(), now + LEASE, taken.tries + 1
    taken.save(update_fields=["lease", "next_at", "tries"])
    return taken


def _hand_over(carrier: Carrier, taken: Dispatch) -> tuple[str, str]:
    """Outcome and answer of one try."""
    message = taken.message
    if message.to is None or message.body is None:
        return Outcome.GIVEN_UP, "Se borró por mandato legal antes de enviarse"
    if taken.tries > 1 and next_wait(taken.tries - 1) is None:
        return Outcome.GIVEN_UP, "Se interrumpió cada intento; revise el trabajo de fondo y vuelva a intentarlo"
    parcel = Parcel(message.key, message.to, message.title or "", _opened(message, message.body))
    try:
        return Outcome.SENT, carrier.send(parcel)
    except Undeliverable as no:
        return Outcome.REFUSED, str(no)
    except Unreachable as no:
        return Outcome.FAILED, str(no)


def _opened(message: Message, body: str) -> str:
    """The body as it goes out, with the secret word in its place."""
    kind = KINDS.get(message.kind)
    for name in kind.secret if kind and message.secret else ():
        body = body.replace(MARK.format(name), spoken(message.secret))
    return body


@act
def _settle(taken: Dispatch, carrier: str, outcome: str, answer: str, now: datetime) -> int:
    """Write the try down, and what follows from it; 1 when the message needs no more tries.

    Whoever was too slow and lost the message to another still says what happened: accepted is accepted.
    """
    message = taken.message
    held = Dispatch.objects.select_for_update().get(pk=taken.pk)
    wait = next_wait(held.tries)
    given_up = outcome == Outcome.FAILED and wait is None
    Attempt.objects.create(message=message, at=now, outcome=outcome, carrier=carrier, answer=answer[:400])
    if given_up:
        words = f"Falló {held.tries} veces"
        Attempt.objects.create(message=message, at=now, outcome=Outcome.GIVEN_UP, carrier=carrier, answer=words)
    if held.state == State.SENT or (held.lease != taken.lease and outcome != Outcome.SENT):
        return 0
    if outcome == Outcome.FAILED and wait is not None:
        held.next_at, held.lease = now + wait, ""
        held.save(update_fields=["next_at", "lease"])
        return 0
    held.state = State.SENT if outcome == Outcome.SENT else State.DEAD
    held.next_at, held.lease, held.ended_at = None, "", now
    held.save(update_fields=["state", "next_at", "lease", "ended_at"])
    _tell(message, "notices.sent" if outcome == Outcome.SENT else "notices.dead", now)
    return 1


def _tell(message: Message, event: str, now: datetime) -> None:
    facts = {"message": message.pk, "kind": message.kind, "channel": message.channel}
    record(event=event, by=POST, at=now, on=message.subject, facts=facts)
