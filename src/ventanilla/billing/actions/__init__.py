"""What can be done about what is owed."""

from ventanilla.billing.actions.charge import charge
from ventanilla.billing.actions.collect import Collected, collect
from ventanilla.billing.actions.issue_settlement import issue_settlement

__all__ = ["Collected", "charge", "collect", "issue_settlement"]
