"""What posts may be allowed to do with controlled documents."""

from ventanilla.staff.permissions import declare

declare(
    quality_make="Firmar documentos controlados como quien los elaboró",
    quality_review="Revisar documentos controlados",
    quality_authorise="Autorizar documentos controlados",
)
