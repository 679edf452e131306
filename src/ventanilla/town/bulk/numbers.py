"""The next numbers of the folio series while many copies are made: held in the database, counted in memory."""

from collections.abc import Mapping

from django.db import connection

from ventanilla.journal.models import FolioCounter
from ventanilla.lib.folios import Series
from ventanilla.reception.actions.enter_visit import VISITS
from ventanilla.utility.queries import current_pack

_KEEP = """
INSERT INTO journal_foliocounter (series, period, last) VALUES (%s, %s, %s)
ON CONFLICT (series, period) DO UPDATE SET last = excluded.last
"""


def every_series() -> Mapping[str, Series]:
    """Those of the pack, and the lines of the visitor log."""
    return {**current_pack().section("folios"), VISITS.code: VISITS}


class Counters:
    """Counters held for one transaction; `keep` writes those that moved."""

    def __init__(self) -> None:
        held = FolioCounter.objects.select_for_update().order_by("pk")
        self.last = {(series, period): last for series, period, last in held.values_list("series", "period", "last")}
        self.moved: set[tuple[str, str]] = set()

    def next_number(self, series: Series, period: str) -> int:
        key = (series.code, period)
        self.last[key] = self.last.get(key, 0) + 1
        self.moved.add(key)
        return self.last[key]

    def keep(self) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(_KEEP, [(*key, self.last[key]) for key in sorted(self.moved)])
