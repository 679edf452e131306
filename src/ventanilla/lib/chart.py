"""A chart as plain values: what the screen draws, the table that says the same, and the words for who cannot see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Number = int | float | None
Tone = Literal["primary", "green", "orange", "purple", "teal", "muted"]


@dataclass(frozen=True)
class Line:
    """A series: a value for each label, None where there is none. `tone` names a colour of the theme."""

    name: str
    values: Sequence[Number]
    kind: Literal["bar", "line"] = "bar"
    tone: Tone = "primary"
    dashed: bool = False
    stacked: bool = False


@dataclass(frozen=True)
class Chart:
    """What to draw. `code` is unique in its page; `unit` follows each number («%», «días»); `across` lays bars down.

    `head` names the column of labels in the table; `none` is what the table says where there is no value.
    """

    code: str
    title: str
    labels: Sequence[str]
    lines: Sequence[Line]
    unit: str = ""
    head: str = ""
    none: str = "—"
    across: bool = False

    @property
    def spec(self) -> dict[str, Any]:
        """What the script of the screen reads, as JSON."""
        return {
            "title": self.title,
            "told": self.told,
            "labels": list(self.labels),
            "unit": self.unit,
            "across": self.across,
            "lines": [
                {
                    "name": line.name,
                    "values": list(line.values),
                    "kind": line.kind,
                    "tone": line.tone,
                    "dashed": line.dashed,
                    "stacked": line.stacked,
                }
                for line in self.lines
            ],
        }

    @property
    def rows(self) -> Iterator[tuple[str, list[str]]]:
        """The table: each label with its values as they are read."""
        for number, label in enumerate(self.labels):
            yield label, [self._said(line.values[number]) for line in self.lines]

    @property
    def told(self) -> str:
        """
        >>> Chart("c", "Visitas", ["oct", "nov"], [Line("Visitas", [3, None])]).told
        'Visitas. Visitas: oct 3; nov —.'
        """
        parts = [
            f"{line.name}: "
            + "; ".join(f"{label} {self._said(v)}" for label, v in zip(self.labels, line.values, strict=True))
            for line in self.lines
        ]
        return f"{self.title}. {'. '.join(parts)}."

    @property
    def is_empty(self) -> bool:
        """Whether no series has a single value."""
        return all(value is None for line in self.lines for value in line.values)

    def _said(self, value: Number) -> str:
        if value is None:
            return self.none
        number = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}".removesuffix(".0")
        return f"{number} {self.unit}" if self.unit else number
