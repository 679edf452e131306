"""What can be done with controlled documents: sign them, print the sheet of a procedure."""

from ventanilla.quality.actions.print_sheet import print_sheet
from ventanilla.quality.actions.sign_revision import UnableToSign, sign_revision

__all__ = ["UnableToSign", "print_sheet", "sign_revision"]
