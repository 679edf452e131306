"""The registry of what `ventanilla work` does in the background: each floor registers its own in its `sweeps.py`."""

from collections.abc import Callable
from datetime import datetime

Sweep = Callable[[datetime, int], int]

SWEEPS: dict[str, Sweep] = {}


def register(name: str, sweep: Sweep) -> None:
    """Add a sweep `fn(at, limit) -> work done`: idempotent, safe beside another worker, its own transactions."""
    SWEEPS[name] = sweep
