"""Throttled sign-in: after some failures for one account from one address, a wait that is told in Spanish."""

from datetime import timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_client_ip_address
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone


def locked_out(request: HttpRequest, username: str) -> bool:
    """Whether this account must wait at this address.

    A failure of a clock that was ahead counts as of now, or the wait would last until it gets there again.
    """
    now = timezone.now()
    AccessAttempt.objects.filter(username=username, attempt_time__gt=now).update(attempt_time=now)
    return not AxesProxyHandler.is_allowed(request, {"username": username})


def note_failure(request: HttpRequest, username: str) -> None:
    """Count a wrong code of the second step like a wrong password."""
    user_login_failed.send(sender=__name__, credentials={"username": username}, request=request)


def minutes_left(request: HttpRequest, username: str) -> int:
    """Whole minutes to wait, at least one."""
    wait: timedelta = settings.AXES_COOLOFF_TIME
    found = AccessAttempt.objects.filter(username=username, ip_address=get_client_ip_address(request))
    last = found.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    left = wait - (timezone.now() - last) if last else wait
    return max(1, -(-int(left.total_seconds()) // 60))


def refuse_for_now(
    request: HttpRequest, response: Any = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """The page that says how long to wait (429); axes calls it too."""
    username = str((credentials or {}).get("username", ""))
    minutes = minutes_left(request, username)
    answer = render(request, "staff/wait.html", {"minutes": minutes}, status=429)
    answer["Retry-After"] = str(minutes * 60)
    return answer
