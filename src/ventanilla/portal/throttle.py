"""Guessing is slow: some wrong tries for one folio, or many for any, from one place, and it must wait."""

from datetime import datetime, timedelta

from axes.helpers import get_client_ip_address
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from ventanilla.portal.models import Miss

WAIT = timedelta(minutes=15)
ONE_FOLIO, ANY_FOLIO = 5, 30
"""Wrong tries within WAIT from one place. The second is larger: a whole lobby may share an address."""
KEPT = timedelta(days=1)


def source_of(request: HttpRequest) -> str:
    """Where the request comes from, as a digest that only this server can make."""
    return salted_hmac("ventanilla.portal.source", str(get_client_ip_address(request)), algorithm="sha256").hexdigest()


def minutes_to_wait(source: str, folio: str, now: datetime) -> int:
    """Whole minutes until it may try again; 0 when it may now. Misses of a clock that was ahead do not count."""
    recent = Miss.objects.filter(source=source, at__gt=now - WAIT, at__lte=now).order_by("-at")
    misses = list(recent.values_list("folio", "at")[:ANY_FOLIO])
    mine = [at for which, at in misses if which == folio]
    frees = [at for at in (_nth(mine, ONE_FOLIO), _nth([at for _, at in misses], ANY_FOLIO)) if at]
    if not frees:
        return 0
    left = max(frees) + WAIT - now
    return max(1, -(-int(left.total_seconds()) // 60))


def _nth(moments: list[datetime], limit: int) -> datetime | None:
    """The moment, newest first, whose ageing brings the count under the limit again; None under it."""
    return moments[limit - 1] if len(moments) >= limit else None


def note_miss(source: str, folio: str, now: datetime) -> None:
    """Count a wrong try."""
    Miss.objects.create(source=source, folio=folio[:60], at=now)


def forgive(source: str, folio: str) -> None:
    """After the right word the earlier slips for that folio do not count."""
    Miss.objects.filter(source=source, folio=folio).delete()


def forget_old(at: datetime, limit: int) -> int:
    """The sweep: wrong tries are not kept longer than they are needed."""
    old = list(Miss.objects.filter(at__lt=at - KEPT).order_by("at").values_list("pk", flat=True)[:limit])
    Miss.objects.filter(pk__in=old).delete()
    return len(old)
