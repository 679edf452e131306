"""The tasks a diagram may name: each floor registers its own in `process_tasks.py`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ventanilla.utility.sections import PackView


def nothing_more(pack: PackView, procedure: str) -> Iterable[str]:
    """Of a task that writes the same whatever the pack."""
    return ()


@dataclass(frozen=True)
class TaskType:
    """A kind of step. `action(step=, by=, at=, **values)` does it and may return variables to keep.

    `form(data, files, step=)` is its Django form; `writes` the variables it always leaves behind, and `writes_too`
    those that follow from the pack, for a procedure by its code; `needs` the permission of who may take it in an area's
    lane; `template` replaces the task's screen body; `note` guides. `at_once` is the label of a button in the inbox
    that does a task whose form asks nothing. `with_letter`: the diagram must name with `v:letter` its letter.
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
    writes_too: Callable[[PackView, str], Iterable[str]] = nothing_more
    with_letter: bool = False


TASKS: dict[str, TaskType] = {}


def register(task: TaskType) -> None:
    """Add a task type; the same code again replaces it (a reload)."""
    TASKS[task.code] = task
