"""The refusals of the clock."""

from ventanilla.lib.refusals import Refusal


class NothingRunning(Refusal):
    """No term of that group is running for the subject."""


class UnableToSuspend(Refusal):
    """The suspension is not possible."""


class UnableToResume(Refusal):
    """The suspension to end is not there."""


class UnableToExtend(Refusal):
    """The extension is not possible."""


class AlreadyStopped(Refusal):
    """The term had stopped before."""


class UnableToMove(Refusal):
    """The calendar change cannot be applied as previewed."""


class UnableToExpire(Refusal):
    """The term has not run out."""
