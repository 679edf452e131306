"""The registry of what `ventanilla verify` examines: each floor registers its own in its `checks.py`."""

from collections.abc import Callable, Iterable

Check = Callable[[], Iterable[str]]

CHECKS: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add a check. `name` is Spanish, for people; it yields a Spanish sentence for each thing that is wrong."""
    CHECKS[name] = check
