"""Visits, the matters each brings, how each matter ended, and the closing of a day."""

from ventanilla.reception.models.closing import LogClosing
from ventanilla.reception.models.correction import MatterCorrection
from ventanilla.reception.models.visit import Outcome, Visit, VisitMatter

__all__ = ["LogClosing", "MatterCorrection", "Outcome", "Visit", "VisitMatter"]
