"""The outbox in the menu."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Mensajes", "notices:outbox", "mail-forward", "notices.view", order=70, key="j"))
