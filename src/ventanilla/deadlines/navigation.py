"""The menu entries of the clock."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Plazos", "deadlines:open", "hourglass", "deadlines.view", 60, "z"))
offer(Item("Calendario", "deadlines:calendar", "calendar", "deadlines.view", 62, "k"))
