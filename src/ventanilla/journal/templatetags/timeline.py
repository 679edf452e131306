"""What a timeline shows of an entry beside its sentence."""

from collections.abc import Iterator
from typing import Any

from django import template

from ventanilla.journal.events import DIGESTED, LABELS
from ventanilla.journal.queries import Happening

register = template.Library()


@register.filter
def details(happening: Happening) -> Iterator[tuple[str, str]]:
    """(Spanish label, value) of the facts and the personal text; what has no label shows its code."""
    if happening.event == DIGESTED:  # spans and digests are for `ventanilla verify`, not for reading
        yield "Tablas", str(len(happening.facts["spans"]))
        return
    for key, value in {**happening.facts, **(happening.personal or {})}.items():
        yield LABELS.get(key, key), _words(value)


def _words(value: Any) -> str:
    if value is None or value == "" or value == [] or value == {}:
        return "—"
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{LABELS.get(k, k)}: {_words(v)}" for k, v in value.items())
    return ", ".join(map(_words, value)) if isinstance(value, list) else str(value)
