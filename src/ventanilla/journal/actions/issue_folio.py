"""Take the next folio of a series: no gaps, no doubles, because the counter moves with the act itself."""

from datetime import date, datetime

from django.db import transaction

from ventanilla.journal.models import FolioCounter, IssuedFolio
from ventanilla.lib.folios import Series


def issue_folio(*, series: Series, day: date, at: datetime) -> str:
    """The next folio of `series` for the local `day`. Call it late: it holds the counter until commit."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A folio is taken inside the transaction of its act, or it would leave a gap.")
    period = series.period(day)
    locked = FolioCounter.objects.select_for_update().filter(series=series.code, period=period)
    counter = locked.first()
    if counter is None:
        FolioCounter.objects.get_or_create(series=series.code, period=period)
        counter = locked.get()
    counter.last += 1
    counter.save(update_fields=["last"])
    folio = series.write(day, counter.last)
    IssuedFolio.objects.create(series=series.code, period=period, number=counter.last, folio=folio, at=at)
    return folio
