"""Why a letter is not discharged yet: a floor above that opens something from letters says it for its kind here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ventanilla.correspondence.models import IncomingLetter
from ventanilla.staff.access import StaffRequest


@dataclass(frozen=True)
class Wait:
    """What is waited for, in Spanish. `free`: it may be discharged here; else `url` and `label` say where."""

    why: str
    free: bool = False
    url: str = ""
    label: str = ""


Tell = Callable[[StaffRequest, Sequence[str]], dict[str, Wait]]

_TELLERS: dict[str, Tell] = {}
_LOOSE = Wait("No abrió ninguna petición: puede darse de baja.", free=True)
_UNKNOWN = Wait("Sigue en trámite.")


def register(subject_kind: str, tell: Tell) -> None:
    """`tell(request, ids)` answers for several subjects of a kind at once, at a constant cost."""
    _TELLERS[subject_kind] = tell


def waits_of(request: StaffRequest, letters: Sequence[IncomingLetter]) -> list[tuple[IncomingLetter, Wait]]:
    """Each letter (with `opening` at hand) and what it waits for."""
    ids: dict[str, list[str]] = {}
    for letter in letters:
        if opening := getattr(letter, "opening", None):
            ids.setdefault(opening.subject_kind, []).append(opening.subject_id)
    told = {kind: _TELLERS[kind](request, found) for kind, found in ids.items() if kind in _TELLERS}
    out = []
    for letter in letters:
        opening = getattr(letter, "opening", None)
        known = told.get(opening.subject_kind, {}).get(opening.subject_id, _UNKNOWN) if opening else _LOOSE
        out.append((letter, known))
    return out
