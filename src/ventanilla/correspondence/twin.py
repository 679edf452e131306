"""What the forms that enter a letter share when it looks like an earlier one: which was chosen, and adding to it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages

from ventanilla.correspondence.actions import add_copy
from ventanilla.correspondence.kept import Kept
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.correspondence.resemblance import Twin
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.sent import sent_key

ANOTHER = "otra"
"""What the button says that enters it with a folio of its own."""


def chosen(request: StaffRequest, found: Sequence[Twin]) -> IncomingLetter | None:
    """The letter that whoever sent the form says it is; None while nobody said, and for one of its own."""
    folio = request.POST.get("twin", "")
    return next((twin.letter for twin in found if twin.letter.folio == folio), None)


def is_another(request: StaffRequest, found: Sequence[Twin]) -> bool:
    """Whether it gets a folio of its own: it is like no other, or somebody said so."""
    return not found or request.POST.get("twin", "") == ANOTHER


def add_to(
    request: StaffRequest, letter: IncomingLetter, given: dict[str, Any], kept: Kept, note: str
) -> IncomingLetter:
    """Add what came to that letter as one more copy, and say so. `given` are the cleaned values of the form."""
    add_copy(
        letter=letter,
        sheets=given["sheets"],
        received_at=given["received_at"] or request.now,
        file=kept.scan,
        note=note,
        key=sent_key(request),
        by=request.user.actor,
        at=request.now,
    )
    messages.success(request, f"Quedó como copia del escrito {letter.folio}; no se gastó otro folio.")
    return letter
