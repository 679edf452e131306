"""What a post may do at the tills."""

from ventanilla.staff.permissions import declare

declare(
    cashier_collect="Abrir una caja, cobrar en ella y hacer su corte",
    cashier_receipts="Ver en pantalla los recibos de una cuenta",
    cashier_view="Imprimir copias de recibos y ver cortes de caja y talonarios",
    cashier_cancel="Cancelar un recibo que cobró otra persona",
    cashier_deposit="Registrar los depósitos de los cortes en el banco, y anularlos",
    cashier_income="Ver y descargar los ingresos por concepto",
    cashier_export="Descargar los movimientos de dinero y la póliza del día",
)
