"""Permissions of the floors below and of staff itself; floors above declare theirs in their `permissions.py`."""

from ventanilla.staff.permissions import declare

declare(
    journal_view="Consultar la bitácora",
    journal_erase="Borrar textos personales por mandato legal",
    utility_publish="Publicar el paquete del organismo",
    staff_administer="Administrar personal y nombramientos",
)
