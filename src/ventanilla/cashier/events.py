"""What the cashier writes in the journal."""

from ventanilla.journal.events import declare, label

declare("cashier.opened", "Se abrió la caja")
declare("cashier.paid", "Se cobró un pago")
declare("cashier.cancelled", "Se canceló un recibo")
declare("cashier.printed", "Se imprimió un recibo")
declare("cashier.cut", "Se hizo el corte de caja")
declare("cashier.deposited", "Se registró un depósito en el banco")
declare("cashier.deposit_annulled", "Se anuló un depósito")
declare("cashier.cut_printed", "Se imprimió un corte de caja")
declare("cashier.partial_printed", "Se imprimió un corte parcial, que no cierra la caja")
declare("cashier.income_exported", "Se descargaron los ingresos por concepto")
declare("cashier.movements_exported", "Se descargaron los movimientos de dinero")
declare("cashier.voucher_exported", "Se descargó la póliza de un día")
declare("cashier.block_issued", "Se emitió un talonario de recibos de contingencia")
declare("cashier.block_printed", "Se imprimió un talonario de recibos de contingencia")
declare("cashier.block_closed", "Se cerró un talonario de recibos de contingencia")
declare("cashier.paper_entered", "Se capturó un recibo escrito a mano")
declare("cashier.paper_spoiled", "Se inutilizó un recibo de contingencia")
declare("cashier.papers_returned", "Se devolvieron sin usar recibos de contingencia")
declare("cashier.late_allowed", "Se autorizó capturar tarde un recibo escrito a mano")
label(
    receipt_block="Talonario de recibos",
    receipt="Recibo",
    till="Caja",
    cut="Corte",
    difference="Diferencia",
    payments="Pagos",
    to_deposit="Por depositar",
    deposit="Depósito",
    deposited_on="Depositado",
    bank="Banco",
    slip="Ficha",
    cuts="Cortes",
    till_session="Caja abierta",
)
