"""The menu entries of billing."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Ajustes al adeudo", "billing:adjustments", "scale", "billing.authorise", 48))
offer(Item("Saldos de otro sistema", "billing:money_imports", "file-import", "billing.import", 91))
