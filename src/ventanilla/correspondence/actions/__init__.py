"""What can be done with letters in and out."""

from ventanilla.correspondence.actions.add_copy import UnableToAddCopy, add_copy
from ventanilla.correspondence.actions.allow_late import allow_late
from ventanilla.correspondence.actions.close_block import UnableToCloseBlock, close_block
from ventanilla.correspondence.actions.discharge_letter import UnableToDischarge, discharge_letter
from ventanilla.correspondence.actions.give_up_slip import return_slips, spoil_slip
from ventanilla.correspondence.actions.issue_block import UnableToIssueBlock, issue_block
from ventanilla.correspondence.actions.print_block import print_block
from ventanilla.correspondence.actions.print_stamp import UnableToStamp, print_stamp
from ventanilla.correspondence.actions.receive_letter import UnableToReceive, receive_letter
from ventanilla.correspondence.actions.record_attempt import UnableToAttempt, record_attempt
from ventanilla.correspondence.actions.record_delivery import UnableToDeliver, record_delivery
from ventanilla.correspondence.actions.route_letter import UnableToRoute, route_letter
from ventanilla.correspondence.actions.settle_scan import UnableToSettle, settle_scan
from ventanilla.correspondence.actions.slips import UnableToUseSlip
from ventanilla.correspondence.actions.take_book import UnableToTakeBook, take_book
from ventanilla.correspondence.actions.take_scan import take_scan
from ventanilla.correspondence.actions.tie_letter import UnableToTie, tie_letter
from ventanilla.correspondence.actions.use_slip import Paper

__all__ = [
    "Paper",
    "UnableToAddCopy",
    "UnableToAttempt",
    "UnableToCloseBlock",
    "UnableToDeliver",
    "UnableToDischarge",
    "UnableToIssueBlock",
    "UnableToReceive",
    "UnableToRoute",
    "UnableToSettle",
    "UnableToStamp",
    "UnableToTakeBook",
    "UnableToTie",
    "UnableToUseSlip",
    "add_copy",
    "allow_late",
    "close_block",
    "discharge_letter",
    "issue_block",
    "print_block",
    "print_stamp",
    "receive_letter",
    "record_attempt",
    "record_delivery",
    "return_slips",
    "route_letter",
    "settle_scan",
    "spoil_slip",
    "take_book",
    "take_scan",
    "tie_letter",
]
