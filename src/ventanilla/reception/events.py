"""What the visitor log writes in the journal."""

from ventanilla.journal.events import declare

declare("reception.visit_entered", "Se registró la visita")
declare("reception.matter_added", "Se agregó un asunto a la visita")
declare("reception.day_closed", "Se cerró el día del Control de Usuarios")
declare("reception.log_exported", "Se descargó el Control de Usuarios del día")
declare("reception.log_printed", "Se imprimió un borrador del Control de Usuarios del día")
declare("reception.visit_ended", "Se anotó cómo terminó el asunto de la visita")
