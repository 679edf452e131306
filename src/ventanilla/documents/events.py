"""What can happen to documents, in the words of the journal."""

from ventanilla.journal.events import declare

declare("documents.file_stored", "Se guardó un archivo")
declare("documents.file_attached", "Se adjuntó un archivo")
declare("documents.letter_issued", "Se emitió un documento")
declare("documents.letter_printed", "Se generó el PDF del documento")
declare("documents.letter_voided", "Se anuló un documento")
declare("documents.receipt_signed", "Se firmó de recibido un documento")
declare("documents.paper_handed_over", "Cambió de manos un papel")
declare("documents.opened", "Se abrió un documento o archivo")
