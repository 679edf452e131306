"""Fire the timers whose term ended; the background worker does it, and several may at once."""

from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import CLOCK
from ventanilla.processes.models import Token
from ventanilla.processes.motion.dues import settled_at_the_end
from ventanilla.processes.motion.locking import lock_instance
from ventanilla.processes.motion.performing import Perform, perform_registered
from ventanilla.processes.motion.run import Run
from ventanilla.staff.acts import act

TIMED = (Token.Kind.TIMER, Token.Kind.WAIT, Token.Kind.CYCLE)


def fire_due(at: datetime, limit: int = 100, *, perform: Perform = perform_registered) -> int:
    """How many timers fired. Each has its own transaction; those that failed are raised together at the end."""
    due = Token.objects.filter(kind__in=TIMED, finished_at=None, due_at__lte=at).order_by("due_at", "pk")
    fired, failed = 0, []
    for token in list(due.values_list("pk", flat=True)[:limit]):
        try:
            fired += fire_one(token, at, perform)
        except Exception as error:
            error.add_note(f"while firing the timer of token {token}")
            failed.append(error)
    if failed:
        raise ExceptionGroup("some timers could not fire", failed)
    return fired


@act
def fire_one(token: int, at: datetime, perform: Perform) -> bool:
    """Fire one timer, unless another worker has its instance or it is gone: then somebody did or will."""
    number = Token.objects.filter(pk=token).values_list("instance_id", flat=True).get()
    instance = lock_instance(number, skip_locked=True)
    if instance is None:
        return False
    run = Run(instance, CLOCK, at, perform)
    timer = run.board.tokens.get(token)
    if timer is None or timer.due_at is None or timer.due_at > at:
        return False
    facts = {"token": timer.pk, "node": timer.node, "due_at": timer.due_at}
    with settled_at_the_end(instance.pk):
        run.fire(timer)
        run.save()
    record(event="processes.term_ended", by=CLOCK, at=at, on=instance.subject, facts=facts)
    return True
