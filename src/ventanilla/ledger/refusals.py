"""Why the ledger refuses."""

from ventanilla.lib.refusals import Refusal


class UnableToPost(Refusal):
    """The lines are none, or move nothing, or settle what is not theirs to settle, or the key said something else."""


class UnableToReverse(Refusal):
    """It was undone already, it undoes another, or it never counted."""


class NotPending(Refusal):
    """It counts already, or was confirmed or voided before."""
