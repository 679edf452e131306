"""Questions to the indicators: a month frozen or live, the last thirteen, the folios of a cell, what changed since."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from ventanilla.indicators import counting
from ventanilla.indicators.catalogue import Indicator, Indicators
from ventanilla.indicators.models import FrozenFigure, FrozenItem, MonthClosing
from ventanilla.indicators.points import CELLS, Figure, Item, Tally, as_tallies, split, total
from ventanilla.lib.months import Month, run_of
from ventanilla.lib.numbers import whole
from ventanilla.lib.page_keys import read_moment
from ventanilla.utility.queries import current_pack, zone

PAGE = 50
FORM = "indicadores"
"""The code of the printed report among the forms of the pack."""
MONTHS = 13
"""This month and the twelve before: the same month of last year can be compared."""


@dataclass(frozen=True)
class Reading:
    """An indicator in a month: its counts, and the closing that froze them or None while they are live."""

    indicator: Indicator
    month: Month
    tallies: list[Tally]
    goal: int
    closing: MonthClosing | None = None

    @property
    def figure(self) -> Figure:
        return total(self.tallies)

    @property
    def groups(self) -> dict[str, Figure]:
        return split(self.tallies)

    @property
    def meets(self) -> bool | None:
        """Whether the goal is reached; None without anything to count."""
        value = self.figure.sensible
        return None if value is None else value >= self.goal


@dataclass(frozen=True)
class Page:
    """Folios of a cell and the key of what follows, or ""."""

    items: list[Item]
    next_key: str = ""


@dataclass(frozen=True)
class Change:
    """A folio that today counts otherwise than at the closing; what it was, what it is, None where it is not."""

    then: Item | None
    now: Item | None

    @property
    def item(self) -> Item:
        found = self.now or self.then
        assert found is not None
        return found


@dataclass(frozen=True)
class Since:
    """What changed after a closing: the frozen figure, today's, and the folios that differ."""

    then: Figure
    now: Figure
    changes: list[Change] = field(default_factory=list)


def declared() -> Indicators:
    """The indicators of the pack in force."""
    found: Indicators = current_pack().section("indicators")
    return found


def form_code() -> str:
    """Code and revision of the printed report, or "" where the pack has none."""
    form = current_pack().section("letters").get(FORM)
    return f"{form.control_code} · rev. {form.control_revision}" if form else ""


def closing_of(month: Month) -> MonthClosing | None:
    return MonthClosing.objects.filter(month=month.first).first()


def history(indicator: Indicator, last: Month, at: datetime, count: int = MONTHS) -> list[Reading]:
    """The last `count` months: those closed as they were frozen, whole by group; the others as they stand."""
    months = run_of(last, count)
    frozen = _frozen(indicator, months)
    open_months = [month for month in months if month not in frozen and month.first <= at.astimezone(zone()).date()]
    live = counting.tallies(indicator, open_months[0], open_months[-1], at) if open_months else {}
    return [frozen.get(month) or Reading(indicator, month, live.get(month, []), indicator.goal) for month in months]


def reading(indicator: Indicator, month: Month, at: datetime) -> Reading:
    """One month with its kinds: from the frozen folios when it is closed."""
    closing = closing_of(month)
    if closing is None:
        return Reading(indicator, month, counting.tallies(indicator, month, month, at).get(month, []), indicator.goal)
    rows = _frozen_items(closing, indicator).values("group", "kind", "place").annotate(n=Count("pk")).order_by()
    found = [Tally(row["group"], row["kind"], row["place"], row["n"]) for row in rows]
    goal = FrozenFigure.objects.filter(closing=closing, indicator=indicator.code, group="").values_list("goal").first()
    return Reading(indicator, month, found, goal[0] if goal else indicator.goal, closing)


def cell(
    indicator: Indicator, month: Month, at: datetime, *, name: str, group: str = "", after: str = "", frozen: bool
) -> Page:
    """The folios that a cell counts, `PAGE` at a time: those frozen at the closing, or as they stand today."""
    key, places = _key(after), CELLS[name]
    closing = closing_of(month) if frozen else None
    if closing is None:
        found = counting.items(indicator, month, at, places=places, group=group, after=key, limit=PAGE + 1)
    else:
        rows = _frozen_items(closing, indicator).filter(place__in=places)
        rows = rows.filter(group=group) if group else rows
        if key:
            at_once = Q(at=key[0], origin__gt=key[1]) | Q(at=key[0], origin=key[1], ref__gt=key[2])
            rows = rows.filter(Q(at__gt=key[0]) | at_once)
        found = [row.item for row in rows.order_by("at", "origin", "ref")[: PAGE + 1]]
    return Page(found[:PAGE], found[PAGE - 1].after if len(found) > PAGE else "")


def since_closing(indicator: Indicator, month: Month, at: datetime) -> Since | None:
    """What differs between the closing of a month and today; None while it is not closed."""
    closing = closing_of(month)
    if closing is None:
        return None
    then = {item.key: item for item in (row.item for row in _frozen_items(closing, indicator))}
    now = {item.key: item for item in counting.items(indicator, month, at)}
    changes = [
        Change(then.get(key), now.get(key))
        for key in then.keys() | now.keys()
        if key not in then or key not in now or _counts(then[key]) != _counts(now[key])
    ]
    changes.sort(key=lambda change: change.item)
    return Since(total(as_tallies(then.values())), total(as_tallies(now.values())), changes)


def _counts(item: Item) -> tuple[str, str]:
    """What a change has to touch to be one: the cell and the group; a kind within them does not matter."""
    return item.place, item.group


def _frozen(indicator: Indicator, months: list[Month]) -> dict[Month, Reading]:
    """Readings of closed months, from the frozen figures of their groups: one question."""
    rows = FrozenFigure.objects.filter(
        indicator=indicator.code, closing__month__gte=months[0].first, closing__month__lte=months[-1].first
    ).select_related("closing")
    found: dict[Month, Reading] = {}
    for row in rows:
        month = Month.of(row.closing.month)
        kept = found.setdefault(month, Reading(indicator, month, [], row.goal, row.closing))
        if row.group:
            counts = (("achieved", row.achieved), ("pending", row.pending), ("out", row.out))
            kept.tallies.extend(Tally(row.group, "", place, n) for place, n in counts if n)
    return found


def _frozen_items(closing: MonthClosing, indicator: Indicator) -> QuerySet[FrozenItem]:
    return FrozenItem.objects.filter(closing=closing, indicator=indicator.code)


def _key(text: str) -> tuple[datetime, str, int] | None:
    """The key of an address; what cannot be read is the beginning."""
    at, _, rest = text.partition("~")
    origin, _, ref = rest.partition("~")
    moment, number = read_moment(at), whole(ref)
    if moment is None or number is None:
        return None
    return moment, origin, number
