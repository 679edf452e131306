"""What a post may do with turns."""

from ventanilla.staff.permissions import declare

declare(
    turns_issue="Dar turnos en el kiosco",
    turns_call="Llamar y atender turnos en una ventanilla",
    turns_board="Mostrar la pantalla de la sala",
    turns_supervise="Supervisar los turnos y sus tiempos",
)
