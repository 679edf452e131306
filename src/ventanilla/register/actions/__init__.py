"""What can be done with the register."""

from ventanilla.register.actions.add_account import UnableToAdd, add_account
from ventanilla.register.actions.advance_import import advance_import
from ventanilla.register.actions.change_holder import UnableToChangeHolder, change_holder
from ventanilla.register.actions.import_accounts import import_accounts
from ventanilla.register.actions.request_import import request_import

__all__ = [
    "UnableToAdd",
    "UnableToChangeHolder",
    "add_account",
    "advance_import",
    "change_holder",
    "import_accounts",
    "request_import",
]
