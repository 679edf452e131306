"""When a request fails: our own fault is a 500; disk, database or crowd are a 503 that keeps what was typed."""

import logging
import sys
from collections.abc import Iterator
from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

from ventanilla.lib.outage import outage

WAIT_S = 30
log = logging.getLogger("ventanilla.outage")
_SECRET = {"password", "present", "again", "word", "code"}
"""Fields whose values no page shows again."""


def failed(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`. Nothing here asks the database, which may be what failed."""
    error = sys.exception()
    _hear_out(request)
    why = outage(error)
    if why is None:
        return server_error(request)
    log.error("%s %s: %s (%s)", request.method, request.path, why, str(error).partition("\n")[0])
    typed = list(_typed(request))
    context = {
        "why": why,
        "sent": request.method == "POST",
        "path": request.get_full_path(),
        "typed": typed,
        "keyed": any(name == "form_key" for name, _ in typed),
    }
    page = render_to_string("503.html", context)
    answer = HttpResponse(page, status=503, headers={"Retry-After": str(WAIT_S), "Cache-Control": "no-store"})
    # One line each, not a traceback: what fills a log helps no disk that is full.
    answer._has_been_logged = True  # type: ignore[attr-defined]
    return answer


def _hear_out(request: HttpRequest) -> None:
    """Read what is still coming: a browser shows no answer that comes before it has sent all."""
    with suppress(OSError):
        while request.read(64 * 1024):
            pass


def _typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """What was sent, to be sent again as it was, its token included; nothing when a secret or a file was among it."""
    if request.method != "POST" or request.FILES or _SECRET & request.POST.keys():
        return
    for name, values in request.POST.lists():
        for value in values:
            yield name, str(value)
