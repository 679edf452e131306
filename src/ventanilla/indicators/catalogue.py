"""What a pack says of an indicator: its two formulas, its goal and who answers for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Indicator:
    """An indicator of the process. `measure` is what the system counts for it (see `measures`).

    `printed` is the formula as the controlled document writes it and `sensible` its inverse, each with a sentence
    that explains it. `base`, `achieved` and `pending` name the columns. `goal` is in percent; `responsible` the
    code of a post.
    """

    code: str
    name: str
    measure: str
    printed: str
    printed_means: str
    sensible: str
    sensible_means: str
    base: str
    achieved: str
    pending: str
    goal: int
    periodicity: str
    responsible: str
    note: str = ""
    source: str = ""
    assumed: bool = False


Indicators = dict[str, Indicator]
