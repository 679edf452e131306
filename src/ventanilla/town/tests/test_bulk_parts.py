"""The parts of the copying: days that move, and texts with holes."""

import re
from datetime import date, datetime

from ventanilla.deadlines.queries import calendar_in_force
from ventanilla.town.bulk.shifts import BusinessDays, Shift
from ventanilla.town.bulk.template import Reader, number_hole, pieces, text_hole


def a_shift(back):
    return Shift(BusinessDays(calendar_in_force(), date(2025, 1, 1), date(2026, 12, 31)), back)


def test_a_business_day_becomes_the_one_so_many_before_it(db):
    before = a_shift(1)
    assert before.day(date(2026, 11, 3)) == date(2026, 10, 30)  # over the Day of the Dead and a weekend
    assert before.day(date(2026, 10, 30)) == date(2026, 10, 29)
    assert a_shift(0).day(date(2026, 11, 2)) == date(2026, 11, 2)


def test_what_lies_between_business_days_stays_between(db):
    assert a_shift(5).day(date(2026, 10, 31)) == date(2026, 10, 24)
    assert a_shift(1).day(date(2026, 10, 31)) == date(2026, 10, 29)  # nothing lies between two days in a row


def test_midnight_is_the_end_of_the_day_before(db):
    local = datetime.fromisoformat
    assert a_shift(1).moment(local("2026-11-04T00:00")) == local("2026-10-31T00:00")
    assert a_shift(1).moment(local("2026-11-03T09:00")) == local("2026-10-30T09:00")


def test_a_text_is_cut_at_what_each_copy_has_of_its_own():
    days = []

    def of_day(found: re.Match[str]) -> int:
        days.append(found[0])
        return 9

    reader = Reader(["PET-2026-000001", "Ana Paz"], {"PET-2026-000001": 1, "Ana Paz": 2}.__getitem__, of_day)
    said = reader.marked("PET-2026-000001 de Ana Paz, no PET-2026-0000012, vence 2026-10-09 00:00:00-06:00")
    assert pieces(said) == [1, " de ", 2, ", no PET-2026-0000012, vence ", 9]
    assert days == ["2026-10-09 00:00:00-06:00"]


def test_a_number_in_json_loses_its_quotes():
    marked = f'{{"token":"{number_hole(4)}","folio":"{text_hole(5)}"}}'
    assert pieces(marked) == ['{"token":', 4, ',"folio":"', 5, '"}']
