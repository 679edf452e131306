"""What a post may be allowed to do with letters in and out."""

from ventanilla.staff.permissions import declare

declare(
    correspondence_view="Consultar la Oficialía de Partes",
    correspondence_receive="Recibir y dar de baja escritos en Oficialía de Partes",
    correspondence_export="Imprimir y descargar el libro de Oficialía de Partes",
    correspondence_contingency="Llevar los talonarios de contingencia",
    correspondence_authorise="Autorizar capturas tardías de contingencia",
    correspondence_deliver="Entregar y notificar documentos",
)
