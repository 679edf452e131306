"""How the action of a task is run; scenarios and walks put another way in its place."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from ventanilla.journal.actor import Actor
from ventanilla.processes.step import OpenStep, minted
from ventanilla.processes.tasks import TASKS

Perform = Callable[[OpenStep, Actor, datetime, Mapping[str, Any]], dict[str, Any] | None]
ENGINE: Final = Actor("system", "procedimiento", "El sistema (procedimiento)")
"""Who does a step without a person."""


def perform_registered(step: OpenStep, by: Actor, at: datetime, values: Mapping[str, Any]) -> dict[str, Any] | None:
    """Run the action the task is registered with; the step counts only meanwhile."""
    with minted(step):
        return TASKS[step.task].action(step=step, by=by, at=at, **values)
