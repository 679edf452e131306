"""The door of every screen: who may come in is declared on the view itself, and a test walks all of them."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django_htmx.http import HttpResponseClientRefresh

from ventanilla.staff.models import Person
from ventanilla.staff.permissions import PERMISSIONS
from ventanilla.staff.queries import Standing, asking, standing
from ventanilla.staff.second_factor import has_second_factor

View = Callable[..., HttpResponseBase]
LONGEST = 2000


class StaffRequest(HttpRequest):
    """A request as a view behind `screen` sees it: somebody signed in, at a moment, holding some posts."""

    user: Person
    now: datetime
    standing: Standing


def _back_to(request: HttpRequest) -> str:
    """Where who signs in goes afterwards; an address longer than any of ours is not carried through the door."""
    wanted = request.get_full_path()
    return wanted if len(wanted) <= LONGEST else "/"


def screen(*, needs: str, before_ready: bool = False) -> Callable[[View], View]:
    """A staff screen that needs a permission; "" means any signed-in person. Sets `view.needs`.

    Inside, `request.standing` is what the person holds and `request.now` the moment of the request. Who has a
    temporary password, or approves and has no second step yet, is sent to set it up first; the few screens
    where that is done are `before_ready`.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def inner(plain: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not plain.user.is_authenticated:
                # A piece of a page cannot become the door: the whole page goes there, and comes back.
                asked_by_htmx = getattr(plain, "htmx", False)
                return HttpResponseClientRefresh() if asked_by_htmx else redirect_to_login(_back_to(plain))
            request = cast(StaffRequest, plain)
            request.now = timezone.now()
            request.standing = standing(request.user.actor, request.now)
            if not before_ready and (first := _owed(request.user, request.standing)):
                return redirect(first)
            if needs and not request.standing.may(needs):
                return render(request, "403.html", {"missing": PERMISSIONS.get(needs, needs)}, status=403)
            with asking(request.user.actor, request.now, request.standing):
                return view(request, *args, **kwargs)

        inner.needs = needs  # type: ignore[attr-defined]
        return inner

    return wrap


def _owed(person: Person, held: Standing) -> str:
    """The name of the screen where this person must first make the account safe, or ""."""
    if person.password_is_temporary:
        return "staff:own_password"
    if held.approves and not has_second_factor(person):
        return "staff:second_factor"
    return ""


def public(view: View) -> View:
    """A screen anybody may open without signing in. Sets `view.needs` to None."""
    view.needs = None  # type: ignore[attr-defined]
    return view
