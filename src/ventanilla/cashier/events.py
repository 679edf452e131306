"""What the cashier writes in the journal."""

from ventanilla.journal.events import declare, label

declare("cashier.opened", "Se abrió la caja")
declare("cashier.paid", "Se cobró un pago")
declare("cashier.cancelled", "Se canceló un recibo")
declare("cashier.printed", "Se imprimió un recibo")
declare("cashier.cut", "Se hizo el corte de caja")
declare("cashier.cut_printed", "Se imprimió un corte de caja")
declare("cashier.income_exported", "Se descargaron los ingresos por concepto")
label(
    receipt="Recibo", till="Caja", cut="Corte", difference="Diferencia", payments="Pagos", till_session="Caja abierta"
)
