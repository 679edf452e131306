"""What lateness adds to a charge: a percentage for each month or part of a month, at the rate of its own time."""

from datetime import date, timedelta
from decimal import Decimal

from ventanilla.lib.months import Month
from ventanilla.lib.spoken import day, money
from ventanilla.lib.validity import in_force
from ventanilla.tariffs.points.book import Book, Surcharge
from ventanilla.tariffs.points.lines import PriceLine, whole_centavos

DAY = timedelta(days=1)


def surcharge(
    book: Book, code: str, *, centavos: int, due_on: date, on: date, charged_until: date | None = None
) -> PriceLine | None:
    """The surcharge on `on` for what is left of a charge due on `due_on`, in whole centavos; None while it is not late.

    A month runs from the day after the due day to the same day of the next month; each is charged at the rate in force
    on its first day. Months for which the book has no rate add nothing, nor those begun by `charged_until`, the day up
    to which lateness was charged already.
    """
    late = [month for month in _months(due_on, on) if charged_until is None or month > charged_until]
    rates = [rate for month in late if (rate := _rate(book, code, month))]
    percent = sum((rate.percent for rate in rates), Decimal(0))
    if not percent:
        return None
    owed = whole_centavos(Decimal(centavos) / 100 * percent / 100)
    months = f"{len(rates)} {'mes o fracción' if len(rates) == 1 else 'meses o fracción'}"
    why = f"{percent.normalize():f} % de {money(centavos)} por {months} desde {day(late[0] - DAY)} = {money(owed)}"
    last = rates[-1]
    return PriceLine(last.concept, last.name, owed, why, last.citation, any(rate.assumed for rate in rates))


def _rate(book: Book, code: str, on: date) -> Surcharge | None:
    return next((s for s in book.surcharges if s.code == code and in_force(s, on)), None)


def _months(due_on: date, on: date) -> list[date]:
    """The first day of each month begun up to `on`: the day after the due day, of its month and of the later ones."""
    found: list[date] = []
    while (before := _later(due_on, len(found))) < on:
        found.append(before + DAY)
    return found


def _later(due_on: date, months: int) -> date:
    """The same day so many months later, or the last of its month."""
    month = Month.of(due_on).plus(months)
    last = month.plus(1).first - DAY
    return month.first.replace(day=min(due_on.day, last.day))
