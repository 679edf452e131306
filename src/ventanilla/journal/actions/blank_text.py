"""Blank the personal text of entries: an act of its own, after which the chain stays whole."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ventanilla.journal.actions.record import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.models import Entry, PersonalText
from ventanilla.lib.refusals import Refusal


class UnableToErase(Refusal):
    """There is no text to erase, or no reason was given."""


@transaction.atomic
def blank_text(*, entries: Sequence[int], reason: str, by: Actor, at: datetime) -> Entry:
    """Erase the personal text, and its salt, of `entries` (ids). Who may is asked one floor up, in `staff`.

    Errors: UnableToErase.
    """
    texts = PersonalText.objects.select_for_update().filter(entry_id__in=entries, text__isnull=False)
    found = sorted(texts.values_list("entry_id", flat=True))
    if not reason.strip():
        raise UnableToErase("falta-motivo", "Escriba el motivo: qué resolución o solicitud lo manda.", field="reason")
    if not found:
        raise UnableToErase("sin-texto", "Ese asiento no tiene texto personal o ya fue borrado.")
    PersonalText.objects.filter(entry_id__in=found).update(text=None, salt=None)
    return record(
        event="journal.text_erased",
        by=by,
        at=at,
        on=Subject("entry", str(found[0])),
        facts={"entries": found},
        personal={"reason": reason.strip()},
    )
