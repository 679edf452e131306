"""What billing writes in the journal."""

from ventanilla.journal.events import declare, label

declare("billing.charged", "Se cargó una cuota a la cuenta")
declare("billing.discounted", "Se concedió un descuento")
declare("billing.settled", "Se emitió una liquidación")
declare("billing.ordered", "Se emitió una orden de pago")
declare("billing.order_paid", "Se pagó la orden de pago")
declare("billing.order_unpaid", "Se canceló el recibo de su orden de pago")
declare("billing.settlement_printed", "Se imprimió la liquidación")
declare("billing.import_started", "Se pidió traer saldos, cargos o pagos de otro sistema")
declare("billing.import_finished", "Terminó de traer saldos, cargos o pagos de otro sistema")
declare("billing.adjustment_proposed", "Se propuso un ajuste del adeudo")
declare("billing.adjustment_authorised", "Se autorizó un ajuste del adeudo")
declare("billing.adjustment_refused", "No se autorizó un ajuste del adeudo")
declare("billing.credit_applied", "Se aplicó el saldo a favor a lo que se debía")
label(adjustment="Ajuste")
label(fee="Cuota", settlement="Liquidación", to_pay="Por pagar", times="Cantidad", programme="Programa")
label(money_import="Importación de saldos y pagos", cut_off="Corte", posted="En los libros", known="Ya estaban")
