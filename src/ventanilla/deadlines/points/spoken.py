"""Dates and hours as an office writes them in Spanish."""

from datetime import date, datetime, time

from ventanilla.deadlines.points.calendar import ONE_DAY, WEEKDAYS, Calendar
from ventanilla.lib.spoken import MONTH_NAMES


def spoken_day(day: date) -> str:
    """«lunes 14 de diciembre de 2026»."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} de {MONTH_NAMES[day.month - 1]} de {day.year}"


def spoken_moment(at: datetime, calendar: Calendar) -> str:
    """«lunes 14 de diciembre de 2026, 10:30», by the utility's wall clock."""
    local = calendar.local(at)
    return f"{spoken_day(local.date())}, {local:%H:%M}"


def spoken_end(due_at: datetime, calendar: Calendar) -> str:
    """«lunes 14 de diciembre de 2026 a las 24:00»: midnight belongs to the day that ends."""
    local = calendar.local(due_at)
    if local.time() == time.min:
        return f"{spoken_day(local.date() - ONE_DAY)} a las 24:00"
    return f"{spoken_day(local.date())} a las {local:%H:%M}"


def spoken_list(parts: list[str]) -> str:
    """«a, b y c»."""
    return " y ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
