"""The tasks a diagram may name: each floor registers its own in `process_tasks.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class TaskType:
    """A kind of step. `action(step=, by=, at=, **values)` does it and may return variables to keep.

    `form(data, files, step=)` is its Django form; `writes` the variables it always leaves behind; `needs` the
    permission of who may take it in an area's lane; `template` replaces the task's screen body; `note` guides.
    `at_once` is the label of a button in the inbox that does a task whose form asks nothing.
    """

    code: str
    label: str
    action: Callable[..., dict[str, Any] | None]
    form: Callable[..., Any] | None = None
    needs: str = ""
    writes: tuple[str, ...] = ()
    kind: Literal["person", "service"] = "person"
    template: str = ""
    note: str = ""
    at_once: str = ""


TASKS: dict[str, TaskType] = {}


def register(task: TaskType) -> None:
    """Add a task type; the same code again replaces it (a reload)."""
    TASKS[task.code] = task
