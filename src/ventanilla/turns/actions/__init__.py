"""What can be done with turns, from giving the ticket to the end of its service."""

from ventanilla.turns.actions.call_next import UnableToCall, call_next
from ventanilla.turns.actions.cancel import cancel
from ventanilla.turns.actions.close_desk import UnableToCloseDesk, close_desk
from ventanilla.turns.actions.end_attention import end_attention
from ventanilla.turns.actions.issue_ticket import UnableToIssue, issue_ticket
from ventanilla.turns.actions.no_show import no_show
from ventanilla.turns.actions.open_desk import UnableToOpenDesk, open_desk
from ventanilla.turns.actions.park import park
from ventanilla.turns.actions.recall import recall
from ventanilla.turns.actions.start_attention import start_attention
from ventanilla.turns.actions.transfer import transfer
from ventanilla.turns.actions.unpark import unpark

__all__ = [
    "UnableToCall",
    "UnableToCloseDesk",
    "UnableToIssue",
    "UnableToOpenDesk",
    "call_next",
    "cancel",
    "close_desk",
    "end_attention",
    "issue_ticket",
    "no_show",
    "open_desk",
    "park",
    "recall",
    "start_attention",
    "transfer",
    "unpark",
]
