"""What the cashier keeps."""

from ventanilla.cashier.models.cut import Cut
from ventanilla.cashier.models.paper_receipt import LateReceiptLeave, PaperReceipt
from ventanilla.cashier.models.payment import Cancellation, Payment, PaymentMeans, ReceiptPrint
from ventanilla.cashier.models.receipt_block import BlockClosing, ReceiptBlock, ReceiptSlip
from ventanilla.cashier.models.till_session import TillSession

__all__ = [
    "BlockClosing",
    "Cancellation",
    "Cut",
    "LateReceiptLeave",
    "PaperReceipt",
    "Payment",
    "PaymentMeans",
    "ReceiptBlock",
    "ReceiptPrint",
    "ReceiptSlip",
    "TillSession",
]
