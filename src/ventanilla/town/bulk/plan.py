"""Which copies are made: of what, how long before, in the order in which they are told to have happened."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from itertools import cycle, islice

from ventanilla.deadlines.points import Calendar
from ventanilla.town.bulk.shifts import BusinessDays, Shift, can_go_back, window
from ventanilla.town.bulk.units import Unit

OPEN_ONE_IN = 10
"""Of ten petitions copied one is still open, where the town has both."""
YEARS = 4
"""How far back finished ones are told."""


@dataclass(frozen=True)
class Turn:
    """A copy to make: the place of its unit, which copy of it, how far back, and the day it begins on."""

    unit: int
    number: int
    shift: Shift
    begins: date


def turns(units: Sequence[Unit], cases: int, calendar: Calendar, chance: random.Random) -> list[Turn]:
    """So many petitions more, and visits without one in the town's own proportion, oldest first.

    What is open stays on its days, with its terms running; what is finished goes back by any number of business days.
    """
    if not units:
        return []
    spans = [window(unit, calendar) for unit in units]
    earliest, latest = min(first for first, _ in spans), max(last for _, last in spans)
    business = BusinessDays(calendar, earliest - timedelta(days=365 * YEARS), latest)
    still = [n for n, unit in enumerate(units) if unit.has_case and unit.is_open]
    over = [n for n, unit in enumerate(units) if unit.has_case and not unit.is_open]
    visits = [n for n, unit in enumerate(units) if not unit.has_case]
    some_open = cases // OPEN_ONE_IN if over else cases
    chosen = _some(still, some_open if still else 0, chance)
    chosen += _some(over, cases - len(chosen), chance)
    chosen += _some(visits, cases * len(visits) // max(1, len(units) - len(visits)), chance)
    mobile = [can_go_back(unit) for unit in units]
    first = [business.place(begin) for begin, _ in spans]
    shift = cache(partial(Shift, business))  # each remembers what it reckoned; there are far fewer of them than copies
    moved = [(n, shift(chance.randint(1, first[n]) if mobile[n] else 0)) for n in chosen]
    return _numbered(moved, spans)


def _some(places: list[int], count: int, chance: random.Random) -> list[int]:
    """So many of them in a mixed order, all as often."""
    return list(islice(cycle(chance.sample(places, len(places))), count))


def _numbered(moved: list[tuple[int, Shift]], spans: Sequence[tuple[date, date]]) -> list[Turn]:
    ordered = sorted(((shift.day(spans[n][0]), place, n, shift) for place, (n, shift) in enumerate(moved)))
    taken: Counter[int] = Counter()
    found = []
    for begins, _, n, shift in ordered:
        taken[n] += 1
        found.append(Turn(n, taken[n], shift, begins))
    return found
