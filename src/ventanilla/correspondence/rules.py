"""What the pack's `registry.toml` says of the registry office: series, stamp, labels, contingency and custody."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Stamp:
    """Where the acknowledgement falls on the copy of the letter, in millimetres from the upper left corner."""

    left_mm: float = 118
    top_mm: float = 12
    width_mm: float = 86


@dataclass(frozen=True)
class LabelSize:
    """A label; with more than one column or row it is a sheet of them, on letter paper."""

    code: str
    name: str
    width_mm: float
    height_mm: float
    columns: int = 1
    rows: int = 1
    left_mm: float = 0
    top_mm: float = 0
    gap_x_mm: float = 0
    gap_y_mm: float = 0

    @property
    def each_sheet(self) -> int:
        return self.columns * self.rows


@dataclass(frozen=True)
class Contingency:
    """Blocks of folios used by hand. `entry_hours` is how long after the paper's moment one enters it alone."""

    series: str = "contingency"
    most: int = 100
    entry_hours: int = 72


@dataclass(frozen=True)
class Registry:
    """The rules of the registry office. A pack without the file works by these."""

    book_series: tuple[str, ...] = ("letter", "answer")
    stamp: Stamp = field(default_factory=Stamp)
    labels: tuple[LabelSize, ...] = (LabelSize("rollo", "Etiqueta de rollo, 62 × 29 mm", 62, 29),)
    duplicate_days: int = 30
    contingency: Contingency = field(default_factory=Contingency)
    lent_days: int = 5

    def label(self, code: str) -> LabelSize:
        """That label, or the first."""
        return next((one for one in self.labels if one.code == code), self.labels[0])
