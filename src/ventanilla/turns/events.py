"""What turns write in the journal."""

from ventanilla.journal.events import declare, label

declare("turns.issued", "Se dio un turno")
declare("turns.called", "Se llamó un turno")
declare("turns.recalled", "Se volvió a llamar un turno")
declare("turns.started", "Empezó la atención de un turno")
declare("turns.ended", "Terminó la atención de un turno")
declare("turns.parked", "Un turno quedó en pausa")
declare("turns.unparked", "Un turno volvió a la fila")
declare("turns.absent", "Nadie se presentó con el turno")
declare("turns.transferred", "Un turno se canalizó a otro asunto")
declare("turns.cancelled", "Se canceló un turno")
declare("turns.desk_opened", "Se abrió una ventanilla")
declare("turns.desk_closed", "Se cerró una ventanilla")
label(desk="Ventanilla", matter="Asunto", priority="Preferente", sat="Quien la tenía")
