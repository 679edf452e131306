"""Controlled documents in the menu."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Documentos controlados", "quality:documents", "certificate", "processes.work", 74))
