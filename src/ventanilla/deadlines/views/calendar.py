"""The year's calendar: which days do not count, by whose authority, and what a new one would move."""

from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.deadlines.calendar_change import preview_calendar_change
from ventanilla.deadlines.months import months
from ventanilla.deadlines.points import Calendar, DayOff
from ventanilla.deadlines.points.spoken import spoken_day
from ventanilla.deadlines.queries import calendar_in_force
from ventanilla.lib.numbers import whole
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack, local_day


@screen(needs="deadlines.view")
def calendar(request: StaffRequest) -> HttpResponse:
    """One year; another by `anio`."""
    told, this_year = whole(request.GET.get("anio", "")), local_day(request.now).year
    year = told if told is not None and MINYEAR < told < MAXYEAR else this_year
    in_force = calendar_in_force()
    context = {
        "year": year,
        "calendar": in_force,
        "stretches": stretches(in_force, year),
        "months": list(months(date(year, 1, 1), date(year, 12, 31), lambda on: _mark(in_force, on))),
        "beyond": in_force.covers_until is not None and year > in_force.covers_until.year,
        "would_move": len(preview_calendar_change(current_pack())),
        "may_move": request.standing.may("deadlines.move"),
    }
    return render(request, "deadlines/calendar.html", context)


def stretches(in_force: Calendar, year: int) -> list[tuple[str, DayOff]]:
    """The non-working days of a year, one line for consecutive days of the same cause."""
    found = []
    numbered = enumerate(in_force.days_off(year))
    # Consecutive days give the same date when each goes back as many days as lines before it.
    for (_, off), group in groupby(numbered, key=lambda n: (n[1][0] - timedelta(days=n[0]), n[1][1])):
        held = [day for _, (day, _) in group]
        words = spoken_day(held[0]) if len(held) == 1 else f"{spoken_day(held[0])} al {spoken_day(held[-1])}"
        found.append((words, off))
    return found


def _mark(in_force: Calendar, on: date) -> tuple[str, str]:
    off = in_force.off(on)
    if off is None:
        closed = in_force.off(on, "attention")
        return ("closed", f"Sin atención: {closed.reason}") if closed else ("", "")
    return ("weekend", "") if off.source == "weekend" else ("skipped", off.reason)
