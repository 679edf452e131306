"""What the frame of every page shows: the menu of this person, where to search, how to leave."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from ventanilla.staff.navigation import menu
from ventanilla.staff.queries import Standing
from ventanilla.utility.queries import current_pack
from ventanilla.utility.sections import PackRefused


@dataclass(frozen=True)
class Entry:
    """A menu entry as drawn."""

    label: str
    url: str
    icon: str
    key: str
    current: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """Values for `base.html` and `base_bare.html`, made once a request; no menu for who is not signed in."""
    held: Standing | None = getattr(request, "standing", None)
    known: dict[str, Any] | None = vars(request).get("frame")
    if known is None or known["standing"] is not held:
        known = vars(request)["frame"] = _made(request, held)
    return known


def _made(request: HttpRequest, held: Standing | None) -> dict[str, Any]:
    return {
        "standing": held,
        "menu_entries": list(_entries(request.path, held)) if held else [],
        "utility_name": _utility_name(),
        "search_url": address_of("desk:search") if held else "",
        "sign_out_url": address_of("staff:sign_out"),
        "own_account_url": address_of("staff:own_account"),
        "keys_url": address_of("staff:keys"),
    }


@lru_cache(maxsize=None if settings.COLLECTED else 0)
def address_of(url_name: str) -> str:
    """The address of a screen, or "" when the floor that brings it is not built."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def _entries(path: str, held: Standing) -> Iterable[Entry]:
    entries = [(item, url) for item in menu(held) if (url := address_of(item.url_name))]
    around = [url for _, url in entries if path == url or (url != "/" and path.startswith(url))]
    here = max(around, key=len, default="")
    for item, url in entries:
        yield Entry(item.label, url, item.icon, item.key, url == here)


def _utility_name() -> str:
    """The utility's name, or "" before any pack is published (the sign-in page must open all the same)."""
    try:
        return str(current_pack().section("utility").name)
    except PackRefused:
        return ""
