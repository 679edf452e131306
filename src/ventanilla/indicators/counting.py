"""Counting as things stand: tallies of months, and the folios of one, asked of the measures in whole sets."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from ventanilla.indicators.catalogue import Indicator
from ventanilla.indicators.measures import MEASURES
from ventanilla.indicators.measures.period import Period
from ventanilla.indicators.points import Item, Tally
from ventanilla.lib.months import Month
from ventanilla.utility.queries import zone

FIELDS = ("pk", "month", "moment", "label", "petition", "group", "kind", "place")


def tallies(indicator: Indicator, first: Month, last: Month, at: datetime) -> dict[Month, list[Tally]]:
    """The counts of each month that has any, as they stand at `at`: one question for each source."""
    found: dict[Month, list[Tally]] = {}
    for _, rows in _sources(indicator, first, last, at):
        counted = rows.values("month", "group", "kind", "place").annotate(n=Count("pk")).order_by()
        for row in counted:
            tally = Tally(row["group"], row["kind"], row["place"], row["n"])
            found.setdefault(Month.of(row["month"]), []).append(tally)
    return found


def items(
    indicator: Indicator,
    month: Month,
    at: datetime,
    *,
    places: Sequence[str] = (),
    group: str = "",
    after: tuple[datetime, str, int] | None = None,
    limit: int | None = None,
) -> list[Item]:
    """The folios of a month in order, as they stand at `at`; those past the key `after`, no more than `limit`."""
    out: list[Item] = []
    for origin, rows in _sources(indicator, month, month, at):
        if places:
            rows = rows.filter(place__in=places)
        if group:
            rows = rows.filter(group=group)
        if after:
            rows = past(rows, after, origin, "moment", "pk")
        ordered = rows.order_by("moment", "pk").values(*FIELDS)
        out += [_item(origin, row) for row in (ordered[:limit] if limit else ordered)]
    out.sort()
    return out[:limit]


def past(rows: QuerySet[Any], after: tuple[datetime, str, int], origin: str, moment: str, ref: str) -> QuerySet[Any]:
    """The rows of one origin that come after a key, where items sort by moment, origin and number."""
    at, last_origin, last_ref = after
    if origin > last_origin:
        return rows.filter(**{f"{moment}__gte": at})
    later = rows.filter(**{f"{moment}__gt": at})
    return later | rows.filter(**{moment: at, f"{ref}__gt": last_ref}) if origin == last_origin else later


def _sources(indicator: Indicator, first: Month, last: Month, at: datetime) -> Iterator[tuple[str, QuerySet[Any]]]:
    period = Period(first, last, zone())
    for origin, source in MEASURES[indicator.measure].sources.items():
        yield origin, source(period, at)


def _item(origin: str, row: dict[str, Any]) -> Item:
    return Item(
        at=row["moment"],
        origin=origin,
        ref=row["pk"],
        folio=row["label"],
        petition=row["petition"] or "",
        group=row["group"],
        kind=row["kind"],
        place=row["place"],
    )
