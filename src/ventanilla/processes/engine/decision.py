"""DMN decision tables with hit policy FIRST: the first rule that agrees with the case gives the outcome."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ventanilla.processes.engine.expressions import Expression


class NoRuleApplies(Exception):
    """No rule of the table agrees with the case."""


@dataclass(frozen=True)
class Rule:
    """One row. An empty cell (None) agrees with anything."""

    tests: tuple[Expression | None, ...]
    outcomes: tuple[Expression, ...]
    line: int


@dataclass(frozen=True)
class Table:
    """A decision: `inputs` are evaluated once, `outputs` name the variables it writes."""

    id: str
    path: str
    line: int
    inputs: tuple[Expression, ...]
    outputs: tuple[str, ...]
    rules: tuple[Rule, ...]

    @property
    def reads(self) -> frozenset[str]:
        return frozenset().union(*(i.reads for i in self.inputs)) if self.inputs else frozenset()

    @property
    def is_complete(self) -> bool:
        """Whether some rule agrees with every case, so that the table always decides."""
        return any(all(test is None for test in rule.tests) for rule in self.rules) or self._covers_booleans()

    def _covers_booleans(self) -> bool:
        """Tables over yes/no inputs are complete when each combination meets a rule."""
        cells = [test for rule in self.rules for test in rule.tests if test is not None]
        if any(not isinstance(c.value({}), bool) for c in cells if not c.reads) or any(c.reads for c in cells):
            return False
        combinations = ([bool(n >> bit & 1) for bit in range(len(self.inputs))] for n in range(2 ** len(self.inputs)))
        return len(self.inputs) <= 12 and all(self._first(values) is not None for values in combinations)

    def _first(self, values: list[Any]) -> Rule | None:
        for rule in self.rules:
            if all(t is None or t.value({}) == v for t, v in zip(rule.tests, values, strict=True)):
                return rule
        return None

    def decide(self, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The variables the first agreeing rule writes. Errors: NoRuleApplies, UnknownVariable."""
        rule = self._first([i.value(variables) for i in self.inputs])
        if rule is None:
            raise NoRuleApplies(self.id)
        return {name: out.value(variables) for name, out in zip(self.outputs, rule.outcomes, strict=True)}
