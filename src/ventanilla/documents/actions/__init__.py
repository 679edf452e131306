"""What can be done with files and letters."""

from ventanilla.documents.actions.attach import attach
from ventanilla.documents.actions.draft_letter import draft_letter
from ventanilla.documents.actions.hand_over import UnableToHandOver, hand_over, move_paper
from ventanilla.documents.actions.issue_letter import issue_letter
from ventanilla.documents.actions.open_file import UnableToOpen, open_file
from ventanilla.documents.actions.print_form import print_form
from ventanilla.documents.actions.render import UnableToPrint, render_pending, rendered
from ventanilla.documents.actions.sign_receipt import UnableToSign, sign_receipt
from ventanilla.documents.actions.store_file import store_file
from ventanilla.documents.actions.void_letter import UnableToVoid, void_letter
from ventanilla.documents.inspection import UploadRefused
from ventanilla.documents.letters import LetterRefused

__all__ = [
    "LetterRefused",
    "UnableToHandOver",
    "UnableToOpen",
    "UnableToPrint",
    "UnableToSign",
    "UnableToVoid",
    "UploadRefused",
    "attach",
    "draft_letter",
    "hand_over",
    "issue_letter",
    "move_paper",
    "print_form",
    "open_file",
    "render_pending",
    "rendered",
    "sign_receipt",
    "store_file",
    "void_letter",
]
