"""Draft a letter: its PDF as it would be, marked as a draft; nothing is numbered, kept or journalled."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ventanilla.documents.actions.render import UnableToPrint
from ventanilla.documents.letters import freeze
from ventanilla.documents.press import Job, Spoiled, data_of, print_all
from ventanilla.documents.queries import declared_letter
from ventanilla.journal.actor import Subject
from ventanilla.utility.queries import current_pack, local_day


def draft_letter(*, letter: str, subject: Subject, fields: Mapping[str, Any], at: datetime) -> bytes:
    """The PDF for whoever drafts or reviews; what is still empty says «(por completar)».

    Errors: LetterRefused (undeclared letter, unknown or ill-typed field), UnableToPrint.
    """
    pack, declared = current_pack(), declared_letter(letter)
    utility = pack.section("utility")
    data = data_of(
        declared,
        freeze(declared, fields, utility.zone, draft=True),
        pack,
        number="Sin número",
        issued_on=local_day(at).isoformat(),
        folio=subject.folio,
        address="",
    )
    (outcome,) = print_all([Job.of(declared.path, pack.files, data, int(at.timestamp()))])
    if isinstance(outcome, Spoiled):
        raise UnableToPrint(f"{letter}: {outcome.file}:{outcome.line}: {outcome.message}")
    return outcome
