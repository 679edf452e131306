"""What can be done with messages: queue, send, try again, erase; and give a word to follow by."""

from ventanilla.notices.actions.erase_message import erase_message
from ventanilla.notices.actions.give_code import give_code
from ventanilla.notices.actions.queue_message import Recipient, queue_message
from ventanilla.notices.actions.retry_message import UnableToRetry, retry_message
from ventanilla.notices.actions.send_due import send_due

__all__ = [
    "Recipient",
    "UnableToRetry",
    "erase_message",
    "give_code",
    "queue_message",
    "retry_message",
    "send_due",
]
