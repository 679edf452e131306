"""Why a till may not open, collect, undo or be cut."""

from ventanilla.lib.refusals import Refusal


class UnableToOpenTill(Refusal):
    """It is somebody's, or this person has another, or there is none such."""


class UnableToPay(Refusal):
    """No till is open for today, or the means do not add up."""


class UnableToCancel(Refusal):
    """It was cancelled already, or who asks is who collected it."""


class UnableToCut(Refusal):
    """It was cut already, or what was counted makes no sense."""
