"""What a post may be allowed to do with letters in and out."""

from ventanilla.staff.permissions import declare
from ventanilla.utility.vocabulary import saying

declare(
    correspondence_view=saying("Consultar la {registry_office}"),
    correspondence_receive=saying("Recibir y dar de baja escritos en {registry_office}"),
    correspondence_export=saying("Imprimir y descargar el libro de {registry_office}"),
    correspondence_contingency="Llevar los talonarios de contingencia",
    correspondence_authorise="Autorizar capturas tardías de contingencia",
    correspondence_deliver="Entregar y notificar documentos",
)
