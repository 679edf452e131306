"""The menu entry of petitions, and the door by which a letter opens one."""

from ventanilla.correspondence import entrances
from ventanilla.correspondence.entrances import Entrance
from ventanilla.staff.navigation import Item, offer

offer(Item("Peticiones", "cases:control", "folder", "cases.view", 30, "p"))
offer(Item("Revisión diaria", "cases:review", "eye-check", "cases.follow_up", 31, "r"))
offer(Item("Incidentes", "cases:incidents", "users-group", "cases.view", 32, "n"))
offer(Item("Apoyos pedidos", "cases:support", "help", "cases.follow_up", 34, "q"))

entrances.offer(Entrance("Ingresar escrito", "cases:open_by_letter", "cases.open_by_letter"))
