"""What can be done with a procedure: open it, do, take, release and delegate its tasks, tell it a message."""

from ventanilla.processes.actions.complete import Completion, complete
from ventanilla.processes.actions.open_instance import open_instance

__all__ = ["Completion", "complete", "open_instance"]
