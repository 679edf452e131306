"""Print a controlled form of the pack: its code, its revision and its rows; neither numbered nor kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ventanilla.documents.actions.render import UnableToPrint
from ventanilla.documents.letters import freeze
from ventanilla.documents.press import Job, Spoiled, data_of, print_all
from ventanilla.documents.queries import declared_letter
from ventanilla.utility.queries import current_pack, local_day


def print_form(*, form: str, fields: Mapping[str, Any], at: datetime) -> bytes:
    """The PDF of `form`, a letter of the pack without series. Who prints it and why is journalled by the act itself.

    Composing takes a good part of a second; call it outside the transaction of an act.
    Errors: LetterRefused (undeclared; missing, unknown or ill-typed field), UnableToPrint.
    """
    pack, declared = current_pack(), declared_letter(form)
    utility = pack.section("utility")
    data = data_of(
        declared,
        freeze(declared, fields, utility.zone),
        pack,
        number="",
        issued_on=local_day(at).isoformat(),
        folio="",
        address="",
    )
    (outcome,) = print_all([Job.of(declared.path, pack.files, data, int(at.timestamp()))])
    if isinstance(outcome, Spoiled):
        raise UnableToPrint(f"{form}: {outcome.file}:{outcome.line}: {outcome.message}")
    return outcome
