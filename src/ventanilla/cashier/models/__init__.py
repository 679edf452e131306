"""What the cashier keeps."""

from ventanilla.cashier.models.cut import Cut
from ventanilla.cashier.models.payment import Cancellation, Payment, PaymentMeans, ReceiptPrint
from ventanilla.cashier.models.till_session import TillSession

__all__ = ["Cancellation", "Cut", "Payment", "PaymentMeans", "ReceiptPrint", "TillSession"]
