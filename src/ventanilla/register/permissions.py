"""What may be allowed in the register."""

from ventanilla.staff.permissions import declare

declare(
    register_view="Consultar el padrón",
    register_import="Importar y modificar el padrón",
)
