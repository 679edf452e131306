"""The open step an action works through: it proves that the procedure stands there, in this very transaction."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from ventanilla.journal.actor import Subject
from ventanilla.processes.refusals import not_your_turn


@dataclass(frozen=True, eq=False)
class OpenStep:
    """`variables` include the local ones of a parallel copy, e.g. its `area`; `letter` is the one
    its element names. Only the engine mints live steps."""

    subject: Subject
    variables: Mapping[str, Any]
    node: str
    task: str
    token_id: int
    name: str = ""
    procedure: str = ""
    letter: str = ""
    local: Mapping[str, Any] = field(default_factory=dict)

    def require(self, task_code: str, subject: Subject) -> None:
        """Errors: NotYourTurn unless this step is being worked now, of that task and about that subject."""
        same = (self.subject.kind, self.subject.id) == (subject.kind, subject.id)
        if _live.get() is not self or self.task != task_code or not same:
            raise not_your_turn()


_live: ContextVar[OpenStep | None] = ContextVar("live_step", default=None)


@contextmanager
def minted(step: OpenStep) -> Iterator[OpenStep]:
    """The step counts while its action runs; its token is open and its instance locked."""
    before = _live.set(step)
    try:
        yield step
    finally:
        _live.reset(before)
