"""What can be done with the register."""

from ventanilla.register.actions.add_account import UnableToAdd, add_account
from ventanilla.register.actions.advance_import import advance_import
from ventanilla.register.actions.ask_correction import UnableToCorrect, ask_correction
from ventanilla.register.actions.authorise_correction import authorise_correction
from ventanilla.register.actions.change_holder import UnableToChangeHolder, change_holder
from ventanilla.register.actions.import_accounts import import_accounts
from ventanilla.register.actions.refuse_correction import refuse_correction
from ventanilla.register.actions.request_import import request_import

__all__ = [
    "UnableToAdd",
    "UnableToChangeHolder",
    "UnableToCorrect",
    "add_account",
    "advance_import",
    "ask_correction",
    "authorise_correction",
    "change_holder",
    "import_accounts",
    "refuse_correction",
    "request_import",
]
