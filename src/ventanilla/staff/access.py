"""The door of every screen: who may come in is declared on the view itself, and a test walks all of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ventanilla.staff.permissions import PERMISSIONS
from ventanilla.staff.queries import standing

View = Callable[..., HttpResponse]


def screen(*, needs: str) -> Callable[[View], View]:
    """A staff screen that needs a permission; "" means any signed-in person. Sets `view.needs`.

    Inside, `request.standing` is what the person holds and `request.now` the moment of the request.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            request.now = timezone.now()  # type: ignore[attr-defined]
            request.standing = standing(request.user.actor, request.now)  # type: ignore[attr-defined]
            if needs and not request.standing.may(needs):  # type: ignore[attr-defined]
                return render(request, "403.html", {"missing": PERMISSIONS.get(needs, needs)}, status=403)
            return view(request, *args, **kwargs)

        inner.needs = needs  # type: ignore[attr-defined]
        return inner

    return wrap


def public(view: View) -> View:
    """A screen anybody may open without signing in. Sets `view.needs` to None."""
    view.needs = None  # type: ignore[attr-defined]
    return view
