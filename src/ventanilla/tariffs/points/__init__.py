"""Pure ideas of tariffs: the book of what is in force, and what something costs on a day, line by line."""

from ventanilla.tariffs.points.book import (
    Book,
    Concept,
    Fee,
    Programme,
    Proxy,
    Rounding,
    Surcharge,
    Tax,
    UnitValue,
    UnknownFee,
)
from ventanilla.tariffs.points.changes import LOWER, WAYS, WRITE_OFF, Adjustment, Prescription
from ventanilla.tariffs.points.inflation import UPDATED, IndexValue, Update, update
from ventanilla.tariffs.points.lines import PriceLine, whole_centavos
from ventanilla.tariffs.points.price import Price, price
from ventanilla.tariffs.points.surcharges import surcharge

__all__ = [
    "LOWER",
    "UPDATED",
    "WAYS",
    "WRITE_OFF",
    "Adjustment",
    "Book",
    "Concept",
    "Fee",
    "IndexValue",
    "Prescription",
    "Price",
    "PriceLine",
    "Programme",
    "Proxy",
    "Rounding",
    "Surcharge",
    "Tax",
    "UnitValue",
    "UnknownFee",
    "Update",
    "price",
    "surcharge",
    "update",
    "whole_centavos",
]
