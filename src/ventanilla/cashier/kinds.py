"""What people call the kinds of entries, on screen and in what is taken elsewhere."""

from typing import Final

BOUNCED: Final = "bounced"
"""What a returned cheque takes back of a payment that stands otherwise."""
KINDS: Final = {
    "charge": "Cargo",
    "due": "Recargo o redondeo",
    "payment": "Pago",
    BOUNCED: "Cheque devuelto",
    "deposit": "Depósito",
    "discount": "Descuento",
    "application": "Saldo a favor aplicado",
    "adjustment": "Ajuste",
    "write_off": "Cancelación de adeudo",
    "old_balance": "Saldo traído",
    "old_charge": "Cargo traído",
    "old_payment": "Pago traído",
}
