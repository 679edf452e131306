"""What billing keeps beside the ledger."""

from ventanilla.billing.models.adjustment import Adjustment, AdjustmentDecision, AdjustmentWaiting
from ventanilla.billing.models.money_import import MoneyImport, RefusedLine
from ventanilla.billing.models.order_paid import OrderPaid
from ventanilla.billing.models.ordered_for import OrderedFor
from ventanilla.billing.models.period_fee import PeriodFee
from ventanilla.billing.models.settlement import IssuedSettlement

__all__ = [
    "Adjustment",
    "AdjustmentDecision",
    "AdjustmentWaiting",
    "IssuedSettlement",
    "MoneyImport",
    "OrderPaid",
    "OrderedFor",
    "PeriodFee",
    "RefusedLine",
]
