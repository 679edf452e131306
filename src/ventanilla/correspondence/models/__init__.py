"""The nouns of correspondence: letters in, deliveries out."""

from ventanilla.correspondence.models.contingency import Fate, FolioBlock, LateLeave, Slip
from ventanilla.correspondence.models.delivery import Delivery, DeliveryAttempt, Way
from ventanilla.correspondence.models.incoming import Discharge, IncomingLetter, LetterCopy, Opening, Routing
from ventanilla.correspondence.models.scanning import LetterState, ScanArrival

__all__ = [
    "Delivery",
    "DeliveryAttempt",
    "Discharge",
    "Fate",
    "FolioBlock",
    "IncomingLetter",
    "LateLeave",
    "LetterCopy",
    "LetterState",
    "Opening",
    "Routing",
    "ScanArrival",
    "Slip",
    "Way",
]
