"""What the cashier keeps."""

from ventanilla.cashier.models.cut import Cut
from ventanilla.cashier.models.deposit import (
    Deposit,
    DepositAnnulment,
    DepositDue,
    DepositPart,
    PendingDeposit,
)
from ventanilla.cashier.models.paper_receipt import LateReceiptLeave, PaperReceipt
from ventanilla.cashier.models.payment import Cancellation, Payment, PaymentMeans, ReceiptPrint
from ventanilla.cashier.models.receipt_block import BlockClosing, ReceiptBlock, ReceiptSlip
from ventanilla.cashier.models.till_session import TillSession

__all__ = [
    "BlockClosing",
    "Cancellation",
    "Cut",
    "Deposit",
    "DepositAnnulment",
    "DepositDue",
    "DepositPart",
    "LateReceiptLeave",
    "PaperReceipt",
    "Payment",
    "PaymentMeans",
    "PendingDeposit",
    "ReceiptBlock",
    "ReceiptPrint",
    "ReceiptSlip",
    "TillSession",
]
