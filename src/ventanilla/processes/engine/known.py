"""What a diagram is checked against: the tasks of the system, and the posts, terms and forms of the pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class TaskFacts:
    """What the check needs of a task: who does it ("person" or "service"), what it always writes, and whether it works
    with a letter that the diagram names."""

    kind: str
    writes: frozenset[str] = frozenset()
    with_letter: bool = False


@dataclass(frozen=True)
class Known:
    """`forms` gives the properties of each form; `opens_with` the variables a case has when it is opened."""

    tasks: Mapping[str, TaskFacts]
    posts: frozenset[str]
    terms: frozenset[str]
    forms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    opens_with: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
