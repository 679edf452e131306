"""What inflation adds to a late charge: its amount by how much an index of prices rose meanwhile, never less (E-01)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from ventanilla.lib.months import Month
from ventanilla.lib.spoken import money
from ventanilla.tariffs.points.lines import PriceLine, whole_centavos

ORIGINAL, UPDATED = "original", "updated"
BASES = (ORIGINAL, UPDATED)
"""What surcharges are a percentage of: the charge as it was, or brought up to date."""


@dataclass(frozen=True)
class IndexValue:
    """The value of an index of prices in a month, as it was published; `month` is written «2026-10»."""

    code: str
    month: str
    value: Decimal
    citation: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Update:
    """Late charges of `concepts` are brought up to date by an `index`; what is added is of `concept`.

    The factor is cut after so many `decimals`; `base` is what surcharges are reckoned on.
    """

    code: str
    name: str
    concepts: tuple[str, ...]
    index: str
    concept: str
    valid_from: date
    decimals: int = 4
    base: str = ORIGINAL
    valid_until: date | None = None
    citation: str = ""
    assumed: bool = False


def update(
    rule: Update | None,
    values: Iterable[IndexValue],
    *,
    centavos: int,
    due_on: date,
    on: date,
    charged_until: date | None = None,
) -> PriceLine | None:
    """What inflation adds on `on` to what is left of a charge due on `due_on`, in whole centavos, or None.

    The factor is the index of the month before `on` by that of the month before the due day, or before
    `charged_until`, up to which it was charged already. A month that is not published yet is told by the last one
    that is; without any there is nothing to reckon with, and where prices fell nothing is taken off.
    """
    if rule is None or on <= due_on:
        return None
    known = sorted((v for v in values if v.code == rule.index), key=lambda v: v.month)
    since = max(due_on, charged_until) if charged_until else due_on
    begin, end = (_value(known, Month.of(day).plus(-1)) for day in (since, on))
    if begin is None or end is None:
        return None
    factor = (end.value / begin.value).quantize(Decimal(1).scaleb(-rule.decimals), rounding=ROUND_DOWN)
    owed = whole_centavos(Decimal(centavos) / 100 * (factor - 1))
    if owed <= 0:
        return None
    why = (
        f"{money(centavos)} × (factor {factor:f} − 1) = {money(owed)}; factor: {rule.index.upper()} de "
        f"{_told(end, on)} entre el de {_told(begin, since)}"
    )
    assumed = rule.assumed or begin.assumed or end.assumed
    return PriceLine(rule.concept, rule.name, owed, why, rule.citation, assumed)


def _value(known: list[IndexValue], month: Month) -> IndexValue | None:
    """Of that month, or the last published before it."""
    return next((v for v in reversed(known) if v.month <= month.code), None)


def _told(value: IndexValue, day: date) -> str:
    """The month and its value; when it is not the one wanted, that it is the last one published."""
    month = Month.read(value.month)
    wanted = Month.of(day).plus(-1)
    last = "" if month == wanted else f", el último publicado: falta {wanted.name}"
    return f"{month.name if month else value.month} ({value.value:f}{last})"
