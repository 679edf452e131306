"""The inbox and the procedures in the menu."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Bandeja", "processes:inbox", "inbox", "processes.work", 10, "b"))
offer(Item("Procedimientos", "processes:procedures", "sitemap", "processes.work", 70, "d"))
offer(Item("Análisis mensual", "processes:analysis", "chart-bar", "processes.analyse", 72))
