"""Visits and how each ended."""

from ventanilla.reception.models.visit import Outcome, Visit

__all__ = ["Outcome", "Visit"]
