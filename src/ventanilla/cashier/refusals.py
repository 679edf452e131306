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


class UnableToExport(Refusal):
    """The days are none, or too many at once, or too much for a spreadsheet."""


class UnableToIssueReceipts(Refusal):
    """The pack has no series for receipts written by hand, or it is not said how many and who takes them."""


class UnableToUseReceipt(Refusal):
    """The slip is unknown, told already, not the next one, of an impossible moment, or it came too late."""


class UnableToCloseReceipts(Refusal):
    """The block is closed already, or a slip is not accounted for."""


class UnableToDeposit(Refusal):
    """Nothing is left of what was chosen, or the slip lacks something, or it was registered already."""


class UnableToAnnulDeposit(Refusal):
    """It is not said why."""
