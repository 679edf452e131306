"""What posts may be allowed to do with procedures."""

from ventanilla.staff.permissions import declare

declare(
    processes_work="Trabajar las tareas de la bandeja",
    processes_delegate="Delegar y reasignar tareas",
    processes_upgrade="Pasar asuntos a otra versión del procedimiento",
)
