"""What can be done at a till."""

from ventanilla.cashier.actions.cancel_payment import cancel_payment
from ventanilla.cashier.actions.cut_till import cut_till
from ventanilla.cashier.actions.export_income import export_income
from ventanilla.cashier.actions.open_till import open_till
from ventanilla.cashier.actions.print_receipt import print_receipt
from ventanilla.cashier.actions.take_payment import Given, take_payment

__all__ = ["Given", "cancel_payment", "cut_till", "export_income", "open_till", "print_receipt", "take_payment"]
