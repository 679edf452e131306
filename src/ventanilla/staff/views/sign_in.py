"""Signing in: user and password, then the second step for who has one; and leaving."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, public, screen
from ventanilla.staff.actions import use_code
from ventanilla.staff.forms import CodeForm, SignInForm
from ventanilla.staff.models import Person
from ventanilla.staff.second_factor import coming_codes, has_second_factor
from ventanilla.staff.views.throttle import locked_out, note_failure, refuse_for_now

PENDING = "sign_in_pending"
PATIENCE = timedelta(minutes=5)
"""How long the right password waits for the code."""
_BACKEND = "ventanilla.staff.backends.Staff"


def _next(request: HttpRequest, wanted: str) -> str:
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted.startswith("/") and safe else settings.LOGIN_REDIRECT_URL


def _enter(request: HttpRequest, person: Person, wanted: str) -> HttpResponse:
    record(event="staff.signed_in", by=person.actor, at=timezone.now(), on=Subject("person", str(person.pk)))
    login(request, person, backend=_BACKEND)  # gives the session a new key
    return redirect(_next(request, wanted))


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """`/entrar/`"""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if request.user.is_authenticated and request.method == "GET":
        return redirect(_next(request, wanted))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        username = form.cleaned_data["username"]
        if locked_out(request, username):
            return refuse_for_now(request, credentials={"username": username})
        person = authenticate(request, username=username, password=form.cleaned_data["password"])
        if getattr(request, "axes_locked_out", False):
            return refuse_for_now(request, credentials={"username": username})
        if isinstance(person, Person) and has_second_factor(person):
            request.session.cycle_key()
            request.session[PENDING] = {"person": person.pk, "at": timezone.now().timestamp(), "next": wanted}
            return redirect("staff:second_step")
        if isinstance(person, Person):
            return _enter(request, person, wanted)
        form.add_error(None, "El usuario o la contraseña no son correctos. Revíselos y vuelva a escribirlos.")
    return render(request, "staff/sign_in.html", {"form": form, "next": wanted}, status=422 if form.errors else 200)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """`/entrar/codigo/`: the code of the telephone, or one of recovery."""
    now = timezone.now()
    pending: dict[str, Any] = request.session.get(PENDING) or {"person": None, "at": 0.0, "next": ""}
    person = Person.objects.filter(pk=pending["person"], is_active=True).first()
    if person is None or not 0 <= now.timestamp() - pending["at"] <= PATIENCE.total_seconds():
        request.session.pop(PENDING, None)
        return redirect("staff:sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if locked_out(request, person.username):
            return refuse_for_now(request, credentials={"username": person.username})
        try:
            use_code(person=person, code=form.cleaned_data["code"], at=now)
        except Refusal as refused:
            note_failure(request, person.username)
            form.add_error(refused.field, refused.sentence)
        else:
            del request.session[PENDING]
            return _enter(request, person, pending["next"])
    demo = next(coming_codes(person, now), "") if settings.DEMO else ""
    return render(request, "staff/second_step.html", {"form": form, "demo": demo}, status=422 if form.errors else 200)


@screen(needs="", before_ready=True)
@require_POST
def sign_out(request: StaffRequest) -> HttpResponse:
    """`/salir/`"""
    record(event="staff.signed_out", by=request.user.actor, at=request.now, on=Subject("person", str(request.user.pk)))
    logout(request)
    return redirect("staff:sign_in")
