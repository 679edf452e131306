"""What can be done with indicators: close a month, take it out of the house, print its report."""

from ventanilla.indicators.actions.close_month import UnableToClose, close_month

__all__ = ["UnableToClose", "close_month"]
