"""The menu entry of the indicators."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Indicadores", "indicators:board", "chart-bar", "indicators.view", 65, "x"))
