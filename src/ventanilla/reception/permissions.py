"""What a post may do with the visitor log."""

from ventanilla.staff.permissions import declare

declare(
    reception_log="Registrar visitas en el Control de Usuarios",
    reception_view="Consultar el Control de Usuarios",
    reception_close="Cerrar el día del Control de Usuarios",
    reception_export="Descargar e imprimir el Control de Usuarios",
)
