"""What a post may be allowed to do with messages."""

from ventanilla.staff.permissions import declare

declare(
    notices_view="Ver los mensajes enviados a las personas",
    notices_retry="Volver a intentar mensajes que no salieron",
)
