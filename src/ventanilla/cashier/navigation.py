"""The menu entries of the cashier."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Caja", "cashier:till", "cash-register", "cashier.collect", 8, "m"))
offer(Item("Cortes de caja", "cashier:cuts", "report-money", "cashier.view", 46))
offer(Item("Depósitos", "cashier:deposits", "building-bank", "cashier.view", 46))
offer(Item("Ingresos por concepto", "cashier:income", "coins", "cashier.income", 47))
offer(Item("Movimientos", "cashier:movements", "file-spreadsheet", "cashier.export", 48))
