"""What can be done with the register."""

from ventanilla.register.actions.add_account import UnableToAdd, add_account
from ventanilla.register.actions.change_holder import UnableToChangeHolder, change_holder

__all__ = ["UnableToAdd", "UnableToChangeHolder", "add_account", "change_holder"]
