"""What can be done with the register."""

from ventanilla.register.actions.add_account import UnableToAdd, add_account
from ventanilla.register.actions.add_connection import add_connection
from ventanilla.register.actions.advance_import import advance_import
from ventanilla.register.actions.ask_correction import UnableToCorrect, ask_correction
from ventanilla.register.actions.authorise_correction import authorise_correction
from ventanilla.register.actions.change_holder import UnableToChangeHolder, change_holder
from ventanilla.register.actions.change_supply_state import change_supply_state
from ventanilla.register.actions.change_use import change_use
from ventanilla.register.actions.end_connection import end_connection
from ventanilla.register.actions.end_contract import end_contract
from ventanilla.register.actions.import_accounts import import_accounts
from ventanilla.register.actions.open_contract import open_contract
from ventanilla.register.actions.refuse_correction import refuse_correction
from ventanilla.register.actions.request_import import request_import
from ventanilla.register.supply import UnableToServe

__all__ = [
    "UnableToAdd",
    "UnableToChangeHolder",
    "UnableToCorrect",
    "UnableToServe",
    "add_account",
    "add_connection",
    "advance_import",
    "ask_correction",
    "authorise_correction",
    "change_holder",
    "change_supply_state",
    "change_use",
    "end_connection",
    "end_contract",
    "import_accounts",
    "open_contract",
    "refuse_correction",
    "request_import",
]
