"""What can happen to correspondence, in the words of the journal."""

from ventanilla.journal.events import declare

declare("correspondence.letter_received", "Oficialía de Partes recibió un escrito")
declare("correspondence.letter_tied", "El escrito se ligó a su expediente")
declare("correspondence.letter_routed", "El escrito se turnó a un área")
declare("correspondence.letter_discharged", "Se dio de baja el folio del escrito")
declare("correspondence.delivered", "Se entregó un documento")
declare("correspondence.attempted", "Se intentó entregar un documento")
