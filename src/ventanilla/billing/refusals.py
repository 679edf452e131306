"""Why something may not be charged, settled or collected."""

from ventanilla.lib.refusals import Refusal


class UnableToCharge(Refusal):
    """The pack has no such fee, or it comes to nothing."""


class UnableToDiscount(Refusal):
    """There is no such programme today, or it takes nothing off, or somebody else must grant it."""


class UnableToSettle(Refusal):
    """There is nothing to pay, or nobody to give it to."""


class UnableToCollect(Refusal):
    """What is owed is no longer what was seen, or the amount is none."""


class UnableToImport(Refusal):
    """What the file brings, or the day of its cut, is not known."""


class UnableToAdjust(Refusal):
    """What is proposed is not what is owed, lacks its act or its reason, waits already, or was decided by somebody."""


class UnableToApply(Refusal):
    """There is nothing in favour, or nothing owed, or it is no longer what was seen."""
