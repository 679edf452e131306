"""Pure ideas of billing: what is owed on a day, explained line by line, and how a payment is spread over it."""

from ventanilla.billing.points.allocation import Allocation, Part, allocate
from ventanilla.billing.points.discount import Relief, discount
from ventanilla.billing.points.lateness import Lateness
from ventanilla.billing.points.settlement import Lowered, SettledItem, Settlement, settle

__all__ = [
    "Allocation",
    "Lateness",
    "Lowered",
    "Part",
    "Relief",
    "SettledItem",
    "Settlement",
    "allocate",
    "discount",
    "settle",
]
