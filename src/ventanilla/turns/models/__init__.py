"""Tickets, what happened to each, where each stands, and who sits at which desk."""

from ventanilla.turns.models.sitting import Sitting, SittingEnd
from ventanilla.turns.models.ticket import Place, Step, Ticket

__all__ = ["Place", "Sitting", "SittingEnd", "Step", "Ticket"]
