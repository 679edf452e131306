"""The closing of the journal's day, by the utility's own calendar day."""

from datetime import datetime, timedelta

from ventanilla.journal import sweeps
from ventanilla.journal.actions import close_day
from ventanilla.journal.models import Seal
from ventanilla.utility.models import PackRevision
from ventanilla.utility.queries import local_day


def close_yesterday(at: datetime, limit: int) -> int:
    """When a new local day has begun, close the one before: 1 if it did. Without a pack there is no local day."""
    if not PackRevision.objects.exists():
        return 0
    day = local_day(at) - timedelta(days=1)
    if Seal.objects.filter(closes_on__gte=day).exists():
        return 0
    return 1 if close_day(day=day, at=at, limit=limit) else 0


sweeps.register("cierre del día", close_yesterday)
