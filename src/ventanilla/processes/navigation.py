"""The inbox in the menu."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Bandeja", "processes:inbox", "inbox", "processes.work", 10, "b"))
