"""What can be done about what is owed."""

from ventanilla.billing.actions.advance_money_import import advance_money_import
from ventanilla.billing.actions.apply_credit import apply_credit
from ventanilla.billing.actions.authorise_adjustment import authorise_adjustment
from ventanilla.billing.actions.charge import charge
from ventanilla.billing.actions.charge_period import charge_period
from ventanilla.billing.actions.collect import Collected, collect
from ventanilla.billing.actions.grant_discount import grant_discount
from ventanilla.billing.actions.import_money import import_money
from ventanilla.billing.actions.issue_settlement import issue_settlement
from ventanilla.billing.actions.propose_adjustment import propose_adjustment
from ventanilla.billing.actions.refuse_adjustment import refuse_adjustment
from ventanilla.billing.actions.request_money_import import request_money_import
from ventanilla.billing.actions.tell_paid_orders import (
    hold_who_waits,
    tell_settled_orders,
    tell_who_waited,
    tell_who_was_told,
)

__all__ = [
    "Collected",
    "advance_money_import",
    "apply_credit",
    "authorise_adjustment",
    "charge",
    "charge_period",
    "collect",
    "grant_discount",
    "hold_who_waits",
    "import_money",
    "issue_settlement",
    "propose_adjustment",
    "refuse_adjustment",
    "request_money_import",
    "tell_settled_orders",
    "tell_who_waited",
    "tell_who_was_told",
]
