"""What a closing froze."""

from ventanilla.indicators.models.closing import FrozenFigure, FrozenItem, MonthClosing

__all__ = ["FrozenFigure", "FrozenItem", "MonthClosing"]
