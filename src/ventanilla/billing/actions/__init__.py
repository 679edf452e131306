"""What can be done about what is owed."""

from ventanilla.billing.actions.charge import charge
from ventanilla.billing.actions.charge_period import charge_period
from ventanilla.billing.actions.collect import Collected, collect
from ventanilla.billing.actions.grant_discount import grant_discount
from ventanilla.billing.actions.issue_settlement import issue_settlement

__all__ = ["Collected", "charge", "charge_period", "collect", "grant_discount", "issue_settlement"]
