"""What happens to controlled documents, in the words of the journal."""

from ventanilla.journal.events import declare

declare("quality.revision_registered", "Se registró una revisión de un documento controlado")
declare("quality.document_made", "Se firmó un documento controlado como elaborado")
declare("quality.document_reviewed", "Se revisó un documento controlado")
declare("quality.document_authorised", "Se autorizó un documento controlado")
declare("quality.sheet_printed", "Se imprimió la ficha de un proceso")
