"""What the visitor log writes in the journal."""

from ventanilla.journal.events import declare

declare("reception.visit_entered", "Se registró la visita")
declare("reception.visit_ended", "Se anotó cómo terminó la visita")
