"""What a post may do with the visitor log."""

from ventanilla.staff.permissions import declare
from ventanilla.utility.vocabulary import saying

declare(
    reception_log=saying("Registrar visitas en el {visit_log}"),
    reception_view=saying("Consultar el {visit_log}"),
    reception_close=saying("Cerrar el día del {visit_log}"),
    reception_export=saying("Descargar e imprimir el {visit_log}"),
)
