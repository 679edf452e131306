"""The events of procedures, with the sentence people read."""

from ventanilla.journal.events import declare

declare("processes.published", "Se publicó una versión del procedimiento")
declare("processes.opened", "Se abrió el procedimiento")
declare("processes.closed", "Terminó el procedimiento")
declare("processes.task_done", "Se terminó una tarea")
declare("processes.task_taken", "Se tomó una tarea")
declare("processes.task_released", "Se liberó una tarea")
declare("processes.task_delegated", "Se delegó una tarea")
declare("processes.term_ended", "Venció un plazo del procedimiento")
declare("processes.message_kept", "Llegó un aviso que aún nadie espera")
declare("processes.message_delivered", "Llegó un aviso que el procedimiento esperaba")
declare("processes.upgraded", "El asunto pasó a otra versión del procedimiento")
declare("processes.upgrade_approved", "Se aprobó pasar asuntos abiertos a otra versión del procedimiento")
declare("processes.analysis_taken", "Se descargó o imprimió el análisis mensual de un procedimiento")
