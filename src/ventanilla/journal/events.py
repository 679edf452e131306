"""The events that can be journalled: each floor declares its own, with the Spanish sentence people read."""

EVENTS: dict[str, str] = {}
OPENED = "journal.opened_record"
"""Somebody looked at a record; nothing changed."""
DIGESTED = "journal.facts_digested"
"""The rows that the protected tables grew by were digested into the chain."""


def declare(code: str, sentence: str) -> None:
    """Name an event: declare("cases.opened", "Se abrió la petición"). Done in each floor's `events.py`.

    `sentence` may be a lazy text.
    """
    known = EVENTS.setdefault(code, sentence)
    # What a pack words is not compared: its words are known only when it is in force.
    if known is not sentence and known != sentence:
        raise ValueError(f"the event {code!r} is already declared as «{EVENTS[code]}»")


LABELS: dict[str, str] = {}


def label(**words: str) -> None:
    """Name in Spanish the keys of facts and personal texts: label(reason="Motivo")."""
    LABELS.update(words)


label(reason="Motivo", what="Qué", entries="Asientos", digest="Huella", note="Nota", folio="Folio")
declare("journal.text_erased", "Se borró un texto personal por mandato legal")
declare(OPENED, "Se consultó el expediente")
declare(DIGESTED, "Se tomó la huella de lo escrito desde la vez anterior")
