"""What billing writes in the journal."""

from ventanilla.journal.events import declare, label

declare("billing.charged", "Se cargó una cuota a la cuenta")
declare("billing.discounted", "Se concedió un descuento")
declare("billing.settled", "Se emitió una liquidación")
declare("billing.settlement_printed", "Se imprimió la liquidación")
label(fee="Cuota", settlement="Liquidación", to_pay="Por pagar", times="Cantidad", programme="Programa")
