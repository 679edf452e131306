"""What `ventanilla verify` proves of closed months: their figures follow from their folios, as journalled."""

from collections import defaultdict
from collections.abc import Iterator

from ventanilla.indicators.actions.close_month import digest_of
from ventanilla.indicators.models import FrozenFigure, FrozenItem, MonthClosing
from ventanilla.indicators.points import Figure, Item, Tally, split, total
from ventanilla.journal.checks import register
from ventanilla.journal.models import Entry


def frozen_months() -> Iterator[str]:
    """The figures of each closing, re-derived from its frozen folios; its digest, as it was journalled."""
    entries = Entry.objects.filter(event="indicators.month_closed")
    journalled = dict(entries.values_list("facts__month", "facts__digest"))
    for closing in MonthClosing.objects.order_by("month"):
        shown = f"{closing.month:%m/%Y}"
        counted, digest = _counted(closing)
        if not digest == closing.digest == journalled.get(f"{closing.month:%Y-%m}"):
            yield f"Los folios del cierre de indicadores de {shown} no son los que se contaron al cerrarlo."
        for code, figures in _kept(closing).items():
            if figures != counted.get(code, {"": Figure()}):
                yield f"Las cifras de «{code}» en el cierre de {shown} no son las de sus folios."


def _counted(closing: MonthClosing) -> tuple[dict[str, dict[str, Figure]], str]:
    """What the folios of a closing add up to, by indicator and group, and their digest."""
    rows = FrozenItem.objects.filter(closing=closing).order_by("pk")
    tallies: dict[str, list[Tally]] = defaultdict(list)

    def told() -> Iterator[tuple[str, Item]]:
        for row in rows.iterator(chunk_size=2000):
            tallies[row.indicator].append(Tally(row.group, row.kind, row.place, 1))
            yield row.indicator, row.item

    digest = digest_of(told())
    return {code: {"": total(found)} | split(found) for code, found in tallies.items()}, digest


def _kept(closing: MonthClosing) -> dict[str, dict[str, Figure]]:
    found: dict[str, dict[str, Figure]] = defaultdict(dict)
    for row in FrozenFigure.objects.filter(closing=closing):
        found[row.indicator][row.group] = row.figure
    return found


register("Cierres de los indicadores", frozen_months)
