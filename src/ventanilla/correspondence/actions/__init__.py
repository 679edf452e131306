"""What can be done with letters in and out."""

from ventanilla.correspondence.actions.discharge_letter import UnableToDischarge, discharge_letter
from ventanilla.correspondence.actions.receive_letter import UnableToReceive, receive_letter
from ventanilla.correspondence.actions.record_attempt import UnableToAttempt, record_attempt
from ventanilla.correspondence.actions.record_delivery import UnableToDeliver, record_delivery
from ventanilla.correspondence.actions.route_letter import UnableToRoute, route_letter
from ventanilla.correspondence.actions.tie_letter import UnableToTie, tie_letter

__all__ = [
    "UnableToAttempt",
    "UnableToDeliver",
    "UnableToDischarge",
    "UnableToReceive",
    "UnableToRoute",
    "UnableToTie",
    "discharge_letter",
    "receive_letter",
    "record_attempt",
    "record_delivery",
    "route_letter",
    "tie_letter",
]
