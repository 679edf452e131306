"""What a post may do with what is owed."""

from ventanilla.staff.permissions import declare

declare(
    billing_view="Ver lo que debe una cuenta",
    billing_charge="Cargar a una cuenta los derechos de un trámite",
    billing_discount="Conceder descuentos de un programa, hasta su límite",
    billing_authorise="Conceder descuentos por encima del límite de quien atiende",
    billing_settle="Emitir liquidaciones con su orden de pago",
)
