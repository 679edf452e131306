"""The nouns of correspondence: letters in, deliveries out."""

from ventanilla.correspondence.models.delivery import Delivery, DeliveryAttempt, Way
from ventanilla.correspondence.models.incoming import Discharge, IncomingLetter, Opening, Routing

__all__ = ["Delivery", "DeliveryAttempt", "Discharge", "IncomingLetter", "Opening", "Routing", "Way"]
