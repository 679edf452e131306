"""Questions to procedures: the inbox, what happens next on a subject and who has it, what happened."""

from ventanilla.processes.queries.inbox import InboxPage, InboxRow, inbox
from ventanilla.processes.queries.steps import (
    HistoryRow,
    NextStep,
    Position,
    history,
    instance_of,
    nodes_of,
    open_steps,
    open_steps_of,
    position,
)

__all__ = [
    "HistoryRow",
    "InboxPage",
    "InboxRow",
    "NextStep",
    "Position",
    "history",
    "inbox",
    "instance_of",
    "nodes_of",
    "open_steps",
    "open_steps_of",
    "position",
]
