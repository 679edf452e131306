"""The menu entry of the staff home."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Inicio", "desk:home", "home", "", 1, "i"))
