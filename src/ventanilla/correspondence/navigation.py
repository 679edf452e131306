"""The registry office in the menu."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Oficialía de Partes", "correspondence:letters", "mailbox", "correspondence.view", order=50, key="o"))
