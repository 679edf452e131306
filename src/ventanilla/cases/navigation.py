"""The menu entry of petitions, and the door by which a letter opens one."""

from ventanilla.correspondence import entrances
from ventanilla.correspondence.entrances import Entrance
from ventanilla.staff.navigation import Item, offer

offer(Item("Peticiones", "cases:control", "folder", "cases.view", 30, "p"))

entrances.offer(Entrance("Ingresar escrito", "cases:open_by_letter", "cases.open_by_letter"))
