"""What a post may do with what is owed."""

from ventanilla.staff.permissions import declare

declare(
    billing_view="Ver lo que debe una cuenta",
    billing_charge="Cargar a una cuenta los derechos de un trámite",
    billing_discount="Conceder descuentos de un programa, hasta su límite",
    billing_authorise="Autorizar ajustes que pidió otra persona, y conceder descuentos por encima del límite",
    billing_import="Traer saldos, cargos y pagos de otro sistema",
    billing_adjust="Proponer ajustes y cancelaciones de adeudos",
    billing_write_off="Autorizar la cancelación de adeudos incobrables o prescritos",
    billing_apply_credit="Aplicar el saldo a favor de una cuenta a lo que debe",
    billing_settle="Emitir liquidaciones con su orden de pago",
)
