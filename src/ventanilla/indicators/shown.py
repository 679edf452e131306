"""Readings as people see them: rows with names and percentages, and the charts of the last months. No database."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ventanilla.indicators.catalogue import Indicator
from ventanilla.indicators.measures import MEASURES
from ventanilla.indicators.points import ACHIEVED, BASE, OUT, PENDING, Figure, kinds, spoken
from ventanilla.indicators.queries import Reading
from ventanilla.lib.chart import Chart, Line, Tone
from ventanilla.utility.sections import PackView

_MOST_LINES = 2
_TONES: tuple[Tone, ...] = ("teal", "purple")
"""Groups drawn beside the whole; more would tell nothing on a phone."""


@dataclass(frozen=True)
class Row:
    """A line of a table: its code (a group, a kind or "" for the whole), its name and its counts."""

    code: str
    name: str
    figure: Figure
    place: str = ""

    @property
    def sensible(self) -> str:
        return spoken(self.figure.sensible)

    @property
    def printed(self) -> str:
        return spoken(self.figure.printed, "sin casos" if not self.figure.base else "nada entre lo que dividir")

    @property
    def cells(self) -> list[tuple[str, int]]:
        """The columns of the table, each with its count."""
        return [(cell, self.figure.count(cell)) for cell in (BASE, ACHIEVED, PENDING, OUT)]


@dataclass(frozen=True)
class Shown:
    """An indicator in a month, ready for a page."""

    reading: Reading
    whole: Row
    groups: list[Row]
    kinds: list[Row]
    split: str
    responsible: str
    chart: Chart
    counts: Chart

    @property
    def indicator(self) -> Indicator:
        return self.reading.indicator

    @property
    def light(self) -> str:
        return {None: "paused", True: "green", False: "amber"}[self.reading.meets]

    @property
    def verdict(self) -> str:
        return {None: "Sin casos", True: "Cumple la meta", False: "Debajo de la meta"}[self.reading.meets]


def shown(reading: Reading, months: Sequence[Reading], pack: PackView) -> Shown:
    """`months` are the last readings, oldest first."""
    indicator = reading.indicator
    post = pack.section("organisation").posts.get(indicator.responsible)
    return Shown(
        reading=reading,
        whole=Row("", "Total", reading.figure),
        groups=group_rows(reading, pack),
        kinds=kind_rows(reading, pack),
        split=MEASURES[indicator.measure].split,
        responsible=post.name if post else indicator.responsible,
        chart=history_chart(indicator, months, pack),
        counts=counts_chart(indicator, months),
    )


def group_rows(reading: Reading, pack: PackView) -> list[Row]:
    """The split, in the order of the pack; groups without cases are left out unless there are only two."""
    names = MEASURES[reading.indicator.measure].groups(pack)
    found = reading.groups
    few = len(names) <= _MOST_LINES
    wanted = [code for code in names if few or code in found] + [code for code in found if code not in names]
    return [Row(code, names.get(code, code), found.get(code, Figure())) for code in wanted]


def kind_rows(reading: Reading, pack: PackView) -> list[Row]:
    """How each ended, the most frequent first."""
    names = MEASURES[reading.indicator.measure].kinds(pack)
    places = {tally.kind: tally.place for tally in reading.tallies}
    rows = [Row(code, names.get(code, code), figure, places[code]) for code, figure in kinds(reading.tallies).items()]
    return sorted(rows, key=lambda row: (-row.figure.base - row.figure.out, row.name))


def history_chart(indicator: Indicator, months: Sequence[Reading], pack: PackView) -> Chart:
    """The sensible formula month by month, its groups where they are few, and the goal."""
    lines = [Line(indicator.name, [_value(reading.figure) for reading in months])]
    names = MEASURES[indicator.measure].groups(pack)
    if len(names) <= _MOST_LINES:
        for (code, name), tone in zip(names.items(), _TONES, strict=False):
            values = [_value(reading.groups.get(code, Figure())) for reading in months]
            lines.append(Line(name, values, kind="line", tone=tone))
    lines.append(Line("Meta", [reading.goal for reading in months], kind="line", tone="orange", dashed=True))
    return Chart(
        code=f"historia-{indicator.code}",
        title=f"{indicator.name}: los últimos {len(months)} meses",
        labels=[reading.month.short for reading in months],
        lines=lines,
        unit="%",
        head="Mes",
        none="sin casos",
    )


def counts_chart(indicator: Indicator, months: Sequence[Reading]) -> Chart:
    """How many were counted each month, those achieved and those not."""
    figures = [reading.figure for reading in months]
    return Chart(
        code=f"conteo-{indicator.code}",
        title=f"{indicator.base}, mes por mes",
        labels=[reading.month.short for reading in months],
        lines=[
            Line(indicator.achieved, [f.achieved for f in figures], tone="green", stacked=True),
            Line(indicator.pending, [f.pending for f in figures], tone="orange", stacked=True),
        ],
        head="Mes",
    )


def kinds_chart(rows: Iterable[Row]) -> Chart:
    """How many ended in each way."""
    found = list(rows)
    values = [row.figure.base + row.figure.out for row in found]
    return Chart(
        code="como-terminaron",
        title="Cómo terminaron",
        labels=[row.name for row in found],
        lines=[Line("Cuántos", values, tone="teal")],
        head="Cómo terminó",
        across=True,
    )


def past_rows(months: Sequence[Reading]) -> Iterator[tuple[Reading, Row]]:
    """The table of the last months, newest first."""
    for reading in reversed(months):
        yield reading, Row("", reading.month.name, reading.figure)


def _value(figure: Figure) -> float | None:
    value = figure.sensible
    return None if value is None else float(value)
