"""What a pack says of turns: matters, queues, who goes first, desks and the fair order."""

from dataclasses import dataclass, field
from datetime import time


@dataclass(frozen=True)
class Queue:
    """A line of the waiting room; its tickets are `letter` and a number of the day."""

    code: str
    letter: str
    name: str
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Errand:
    """What somebody comes for, in her own words.

    `minutes` is what serving it usually takes and `target_minutes` the longest it should wait. Without `visit_log`
    it is not entered in the visitor log (a bare payment goes to the cashier).
    """

    code: str
    name: str
    queue: str
    minutes: int
    target_minutes: int
    visit_log: bool = True
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Condition:
    """A reason to be attended first; saying it is enough, and which one was said is not kept."""

    code: str
    name: str
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Desk:
    """A window: the codes of the matters it calls."""

    code: str
    name: str
    matters: tuple[str, ...]
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Rules:
    """The fair order and the hours of the kiosk.

    At most `priority_per_normal` priority tickets are called in a row while another waits; who waited
    `longest_wait_minutes` goes before who did not; `calls_before_no_show` calls before somebody counts as absent.
    """

    opens: time = time(9)
    closes: time = time(18)
    priority_per_normal: int = 2
    longest_wait_minutes: int = 40
    calls_before_no_show: int = 2


@dataclass(frozen=True)
class Turns:
    """The whole section, each part by code in the pack's order; empty when the pack has no turns."""

    rules: Rules = Rules()
    queues: dict[str, Queue] = field(default_factory=dict)
    matters: dict[str, Errand] = field(default_factory=dict)
    conditions: dict[str, Condition] = field(default_factory=dict)
    desks: dict[str, Desk] = field(default_factory=dict)

    def name_of(self, matter: str) -> str:
        """The matter's words, or its code when the pack no longer has it."""
        return self.matters[matter].name if matter in self.matters else matter

    def desk_name(self, desk: str) -> str:
        """The desk's name, or its code when the pack no longer has it."""
        return self.desks[desk].name if desk in self.desks else desk
