"""What can be done at a till."""

from ventanilla.cashier.actions.allow_late_receipt import allow_late_receipt
from ventanilla.cashier.actions.annul_deposit import annul_deposit
from ventanilla.cashier.actions.cancel_payment import cancel_payment
from ventanilla.cashier.actions.close_receipt_block import close_receipt_block
from ventanilla.cashier.actions.cut_till import cut_till
from ventanilla.cashier.actions.export_income import export_income
from ventanilla.cashier.actions.export_movements import export_movements, export_voucher
from ventanilla.cashier.actions.give_up_receipt import return_receipts, spoil_receipt
from ventanilla.cashier.actions.issue_receipt_block import issue_receipt_block
from ventanilla.cashier.actions.open_till import open_till
from ventanilla.cashier.actions.print_partial_cut import print_partial_cut
from ventanilla.cashier.actions.print_receipt import print_receipt
from ventanilla.cashier.actions.print_receipt_block import print_receipt_block
from ventanilla.cashier.actions.receipt_slips import Paper
from ventanilla.cashier.actions.register_deposit import register_deposit
from ventanilla.cashier.actions.take_payment import Given, take_payment

__all__ = [
    "Given",
    "Paper",
    "allow_late_receipt",
    "annul_deposit",
    "cancel_payment",
    "close_receipt_block",
    "cut_till",
    "export_income",
    "export_movements",
    "export_voucher",
    "issue_receipt_block",
    "open_till",
    "print_partial_cut",
    "print_receipt",
    "print_receipt_block",
    "register_deposit",
    "return_receipts",
    "spoil_receipt",
    "take_payment",
]
