"""Pure ideas of tariffs: the book of what is in force, and what something costs on a day, line by line."""

from ventanilla.tariffs.points.book import (
    Book,
    Concept,
    Fee,
    Programme,
    Rounding,
    Surcharge,
    Tax,
    UnitValue,
    UnknownFee,
)
from ventanilla.tariffs.points.price import Price, PriceLine, price, whole_centavos
from ventanilla.tariffs.points.surcharges import surcharge

__all__ = [
    "Book",
    "Concept",
    "Fee",
    "Price",
    "PriceLine",
    "Programme",
    "Rounding",
    "Surcharge",
    "Tax",
    "UnitValue",
    "UnknownFee",
    "price",
    "surcharge",
    "whole_centavos",
]
