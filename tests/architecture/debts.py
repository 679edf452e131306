"""What the house owes: known breaches of its rules, in debts.toml, a list that may only shrink."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

DEBTS = tomllib.loads((Path(__file__).parent / "debts.toml").read_text())


def owed(rule: str, found: Mapping[str, int]) -> None:
    """Nothing new, nothing larger than written; and what was paid must be taken off the list."""
    written: dict[str, int] = DEBTS.get(rule, {})
    worse = [f"{where} ({size})" for where, size in found.items() if size > written.get(where, 0)]
    assert not worse, f"{rule}:\n" + "\n".join(sorted(worse))
    paid = [where for where, size in written.items() if found.get(where, 0) < size]
    assert not paid, f"{rule}: paid or smaller, so lower it in debts.toml:\n" + "\n".join(sorted(paid))
