"""Take the next folio of a series: no gaps, no doubles, because the counter moves with the act itself."""

from datetime import date, datetime

from django.db import connection

from ventanilla.journal.models import IssuedFolio
from ventanilla.journal.quick import insert_row
from ventanilla.lib.folios import Series

NEXT = """
INSERT INTO journal_foliocounter (series, period, last) VALUES (%s, %s, 1)
ON CONFLICT (series, period) DO UPDATE SET last = journal_foliocounter.last + 1 RETURNING last
"""
"""One statement on both databases: the row stays locked until the act commits or is undone."""


def issue_folio(*, series: Series, day: date, at: datetime) -> str:
    """The next folio of `series` for the local `day`. Call it late: it holds the counter until commit."""
    if not connection.in_atomic_block:
        raise RuntimeError("A folio is taken inside the transaction of its act, or it would leave a gap.")
    period = series.period(day)
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [series.code, period])
        number = int(cursor.fetchone()[0])
    folio = series.write(day, number)
    insert_row(IssuedFolio(series=series.code, period=period, number=number, folio=folio, at=at))
    return folio
