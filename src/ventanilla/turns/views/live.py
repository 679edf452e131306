"""Screens that ask again every few seconds: while nothing changed they are answered 304, without looking further."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response


def live(request: HttpRequest, mark: str, draw: Callable[[str], HttpResponse]) -> HttpResponseBase:
    """What `draw(etag)` gives, or 304 when the browser already has what stands at `mark`."""
    part = "parte" if request.GET.get("parte") else "entera"
    etag = f'"{hashlib.sha256(f"{part} {mark}".encode()).hexdigest()[:32]}"'
    if part == "parte" and request.method == "GET":
        unchanged: Any = get_conditional_response(request, etag=etag)
        if unchanged is not None:
            return unchanged  # type: ignore[no-any-return]
    answer = draw(etag)
    if part == "parte" and answer.status_code == 200:
        answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer
