"""The menu entries of the visitor log."""

from ventanilla.staff.navigation import Item, offer
from ventanilla.utility.vocabulary import saying

offer(Item("Registrar visita", "reception:enter", "user-plus", "reception.log", 12, "v"))
offer(Item(saying("{visit_log}"), "reception:log", "users", "reception.view", 14, "u"))
