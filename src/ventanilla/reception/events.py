"""What the visitor log writes in the journal."""

from ventanilla.journal.events import declare
from ventanilla.utility.vocabulary import saying

declare("reception.visit_entered", "Se registró la visita")
declare("reception.matter_added", "Se agregó un asunto a la visita")
declare("reception.day_closed", saying("Se cerró el día del {visit_log}"))
declare("reception.log_exported", saying("Se descargó el {visit_log} del día"))
declare("reception.log_printed", saying("Se imprimió un borrador del {visit_log} del día"))
declare("reception.visit_ended", "Se anotó cómo terminó el asunto de la visita")
