"""The map of keys as a page: for who has no script, or wants it on paper."""

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.keys import LETTERS


@screen(needs="")
def keys(request: StaffRequest) -> HttpResponse:
    """What each key does, in every screen and in those that offer it."""
    return render(request, "staff/keys.html", {"letters": sorted(LETTERS.items())})
