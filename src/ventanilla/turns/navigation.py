"""The menu entries of turns."""

from ventanilla.staff.navigation import Item, offer

offer(Item("Mi ventanilla", "turns:desk", "speakerphone", "turns.call", 5, "t"))
offer(Item("Kiosco de turnos", "turns:kiosk", "ticket", "turns.issue", 6))
offer(Item("Turnos del día", "turns:day", "clock-play", "turns.supervise", 16, "y"))
offer(Item("Pantalla de la sala", "turns:board", "device-tv", "turns.board", 17))
