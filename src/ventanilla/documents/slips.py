"""Slips: small papers made at the moment with the pack's templates, which are neither numbered as letters nor kept."""

from collections.abc import Mapping
from typing import Any

from ventanilla.documents.actions.render import UnableToPrint
from ventanilla.documents.press import Job, Spoiled, house, print_all
from ventanilla.utility.queries import current_pack


def slip(template: str, fields: Mapping[str, Any], address: str) -> bytes:
    """The PDF of `letters/<template>` with `campos` and the QR of `address` as `qr.svg`. Errors: UnableToPrint.

    Composing takes a good part of a second; call it outside the transaction of an act.
    """
    pack = current_pack()
    utility = pack.section("utility")
    data = {
        "organismo": house(utility),
        "verificacion": address,
        "campos": dict(fields),
    }
    (outcome,) = print_all([Job.of(f"letters/{template}", pack.files, data)])
    if isinstance(outcome, Spoiled):
        raise UnableToPrint(f"{outcome.file}:{outcome.line}: {outcome.message}")
    return outcome
