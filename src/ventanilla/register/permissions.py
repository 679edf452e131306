"""What may be allowed in the register."""

from ventanilla.staff.permissions import declare

declare(
    register_view="Consultar el padrón",
    register_import="Importar y modificar el padrón",
    register_correct="Pedir que se corrija un error de captura del padrón",
    register_authorise="Autorizar correcciones de captura del padrón",
    register_service="Cambiar el estado del servicio de una cuenta",
    register_contract="Contratos, conexiones y uso de una cuenta",
)
