"""The messages that can be sent: each floor declares its own in `messages.py`; a pack words them."""

from collections.abc import Mapping
from dataclasses import dataclass

ALWAYS = {"organismo": "Nombre del organismo"}
"""What every message may say, whatever it tells."""


@dataclass(frozen=True)
class Kind:
    """A message by its code. `variables` (name: what it is, in Spanish) may be used in its wording.

    Those in `needed` must be in each wording, or the message would be useless; `secret` are kept out of what is
    stored and shown, and stand only in what is sent.
    """

    code: str
    label: str
    variables: Mapping[str, str]
    needed: frozenset[str] = frozenset()
    secret: frozenset[str] = frozenset()


KINDS: dict[str, Kind] = {}


def declare(
    code: str, label: str, variables: Mapping[str, str], needed: tuple[str, ...] = (), secret: tuple[str, ...] = ()
) -> None:
    """Name a message a floor may send: declare("cases.received", "Petición recibida", {"folio": "Folio"})."""
    KINDS[code] = Kind(code, label, {**ALWAYS, **variables}, frozenset(needed), frozenset(secret))
