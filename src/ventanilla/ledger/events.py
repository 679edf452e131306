"""What can happen in the ledger, in the words of the journal."""

from ventanilla.journal.events import declare, label

declare("ledger.posted", "Se asentó un movimiento de dinero")
declare("ledger.batch_posted", "Se asentaron muchos movimientos de dinero juntos")
declare("ledger.confirmed", "Se confirmó un movimiento de dinero que estaba por confirmarse")
declare("ledger.voided", "Se anuló un movimiento de dinero que estaba por confirmarse")
label(ledger_entry="Movimiento", ledger_batch="Movimientos juntos", entries="Movimientos", digest="Huella")
