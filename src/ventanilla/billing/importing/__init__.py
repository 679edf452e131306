"""Reading what another system says is owed and was paid: its mapping, its rows, their way into the ledger."""
