"""What a post may be allowed to do with documents."""

from ventanilla.staff.permissions import declare

declare(
    documents_view="Abrir documentos y archivos",
    documents_custody="Registrar la custodia del papel",
    documents_void="Anular documentos emitidos",
)
