"""Questions to the visitor log: the lines of a day, those of an account."""

from dataclasses import dataclass
from datetime import date

from ventanilla.reception.models import Visit

PAGE = 50


@dataclass(frozen=True)
class Log:
    """Lines of a day, last first; `next_key` is the number to go on below, `total` how many the day has."""

    visits: list[Visit]
    next_key: int | None
    total: int


def log_of(day: date, after: int | None = None) -> Log:
    """The log of a day, `PAGE` lines from below the number `after`; its total is the last number given."""
    lines = Visit.objects.filter(day=day).select_related("account", "outcome", "outcome__case")
    last = Visit.objects.filter(day=day).order_by("-number").values_list("number", flat=True).first() or 0
    if after:
        lines = lines.filter(number__lt=after)
    found = list(lines.order_by("-number")[: PAGE + 1])
    return Log(found[:PAGE], found[PAGE - 1].number if len(found) > PAGE else None, last)


def visits_of_account(account_id: int, limit: int = 5) -> list[Visit]:
    """The latest visits about an account."""
    found = Visit.objects.filter(account_id=account_id).select_related("outcome", "outcome__case")
    return list(found.order_by("-pk")[:limit])
