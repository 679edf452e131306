"""The clock's nouns: a deadline and what happened to it."""

from ventanilla.deadlines.models.deadline import Deadline
from ventanilla.deadlines.models.happened import DeadlineExtension, DeadlineMove, DeadlinePause, DeadlineRestart

__all__ = ["Deadline", "DeadlineExtension", "DeadlineMove", "DeadlinePause", "DeadlineRestart"]
