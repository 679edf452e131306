"""A timer rings as the clock: by the worker that sweeps, or before an act that comes later than the timer was due."""

from ventanilla.journal.actions import record
from ventanilla.journal.actor import CLOCK
from ventanilla.processes.models import Token
from ventanilla.processes.motion.board import Kind
from ventanilla.processes.motion.dues import settled_at_the_end
from ventanilla.processes.motion.run import Run


def ring(run: Run, token: int) -> bool:
    """Fire one timer of a locked instance that moves as the clock; whether it was still there and due."""
    timer = run.board.tokens.get(token)
    if timer is None or timer.due_at is None or timer.due_at > run.at:
        return False
    facts = {"token": timer.pk, "node": timer.node, "due_at": timer.due_at}
    with settled_at_the_end(run.instance.pk):
        run.fire(timer)
        run.save()
    record(event="processes.term_ended", by=CLOCK, at=run.at, on=run.instance.subject, facts=facts)
    return True


def ring_what_warns(run: Run) -> tuple[Run, str]:
    """Ring the terms that ended before an act and only warn, as a punctual worker would have.

    The act may end those terms, and what their end asks of somebody would never be asked. Reminders of an act that is
    being done are left, and what interrupts competes with the act (`Run.expire`). Gives the run that goes on, and the
    name of the last that rang or "".
    """
    due = sorted((t.due_at, t.pk, t.node) for t in run.board.tokens.values() if t.due_at and _warns(run, t))
    last = ""
    for moment, number, node in due:
        if moment <= run.at and ring(Run(run.instance, CLOCK, run.at, run.perform), number):
            last = run.diagram.nodes[node].name or node
    return (Run(run.instance, run.by, run.at, run.perform) if last else run), last


def _warns(run: Run, token: Token) -> bool:
    if token.kind != Kind.TIMER or (token.deadline and token.deadline.reminder):
        return False
    return not run.diagram.nodes[token.node].interrupts
