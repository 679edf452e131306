"""Names of the XML we read, and the timers with our own term mark."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from ventanilla.processes.engine.diagram import TimerRule

BPMN: Final = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
OURS: Final = "{urn:ventanilla:bpmn}"
Xml = Any
_CYCLE: Final = re.compile(r"R(\d*)/P.+")


@dataclass(frozen=True, order=True)
class Mistake:
    """Something wrong in a procedure's file, said in Spanish."""

    path: str
    line: int
    sentence: str


class Mistakes(Exception):
    """The files cannot be read as a procedure; `found` says each reason."""

    def __init__(self, found: Iterable[Mistake]) -> None:
        self.found = sorted(set(found))
        super().__init__("\n".join(f"{m.path}:{m.line}: {m.sentence}" for m in self.found))


def timer_of(definition: Xml, path: str, mistakes: list[Mistake]) -> TimerRule | None:
    """The timer of an event; what is missing is added to `mistakes`."""
    term = definition.find(f"{BPMN}extensionElements/{OURS}term")
    cycle = definition.findtext(f"{BPMN}timeCycle")
    if term is None or not term.get("code"):
        sentence = 'Al temporizador le falta su plazo: agregue <v:term code="…"/> con un plazo de «terms.toml».'
        mistakes.append(Mistake(path, definition.sourceline, sentence))
        return None
    if definition.find(f"{BPMN}timeDate") is not None:
        mistakes.append(Mistake(path, definition.sourceline, "Use «timeDuration» o «timeCycle», no una fecha fija."))
    repeats = None
    if cycle is not None:
        found = _CYCLE.fullmatch(cycle.strip())
        if not found:
            mistakes.append(Mistake(path, definition.sourceline, f"El ciclo «{cycle.strip()}» no se entiende: R/P1D."))
        repeats = int(found.group(1)) if found and found.group(1) else None
    return TimerRule(term.get("code"), term.get("from") or "", cycle is not None, repeats, term.get("chosen") or "")
