"""The menu entries of petitions."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Peticiones", "cases:control", "folder", "cases.view", 30, "p"))
offer(Item("Ingresar escrito", "cases:open_by_letter", "mail", "cases.open_by_letter", 45, "e"))
