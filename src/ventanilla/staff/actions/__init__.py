"""What can be done with people: hire, appoint, end, dismiss; passwords and the second step; erase a text."""

from ventanilla.staff.actions.appoint import UnableToAppoint, appoint
from ventanilla.staff.actions.change_password import UnableToChange, change_password
from ventanilla.staff.actions.dismiss import UnableToDismiss, dismiss
from ventanilla.staff.actions.end_appointment import UnableToEnd, end_appointment
from ventanilla.staff.actions.erase_personal_text import erase_personal_text
from ventanilla.staff.actions.hire import UnableToHire, hire
from ventanilla.staff.actions.reset_password import reset_password
from ventanilla.staff.actions.set_second_factor import UnableToSetUp, reset_second_factor, set_second_factor
from ventanilla.staff.actions.use_code import WrongCode, use_code

__all__ = [
    "UnableToAppoint",
    "UnableToChange",
    "UnableToDismiss",
    "UnableToEnd",
    "UnableToHire",
    "UnableToSetUp",
    "WrongCode",
    "appoint",
    "change_password",
    "dismiss",
    "end_appointment",
    "erase_personal_text",
    "hire",
    "reset_password",
    "reset_second_factor",
    "set_second_factor",
    "use_code",
]
