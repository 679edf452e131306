"""What posts may be allowed to do with procedures."""

from ventanilla.staff.permissions import declare

declare(
    processes_work="Trabajar las tareas de la bandeja",
    processes_delegate="Delegar y reasignar tareas",
    processes_analyse="Ver y descargar el análisis mensual de los procedimientos",
    processes_upgrade="Pasar asuntos a otra versión del procedimiento",
)
