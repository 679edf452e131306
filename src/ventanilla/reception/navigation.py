"""The menu entries of the visitor log."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Registrar visita", "reception:enter", "user-plus", "reception.log", 12, "v"))
offer(Item("Control de Usuarios", "reception:log", "users", "reception.view", 14, "u"))
