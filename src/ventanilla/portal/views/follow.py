"""The door, `/seguimiento/`: folio and word; what is wrong is never said apart, and guessing is slowed down."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.cases.models import Case
from ventanilla.journal.actions import note_opening
from ventanilla.journal.actor import Actor
from ventanilla.notices.models import FollowCode
from ventanilla.notices.queries import code_of, code_opens
from ventanilla.portal.forms import FollowForm
from ventanilla.portal.sight import sight_of
from ventanilla.portal.throttle import forgive, minutes_to_wait, note_miss, source_of
from ventanilla.staff.access import public

INSIDE = "seguimiento"
STAYS = timedelta(minutes=20)
"""How long the page stays open after the word was given; a telephone is lent and lost."""


def _kept_private(answer: HttpResponse) -> HttpResponse:
    """Nothing of these pages is indexed, or told to another site."""
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "same-origin"
    return answer


def _door(request: HttpRequest, form: FollowForm, status: int = 200, **more: Any) -> HttpResponse:
    return _kept_private(render(request, "portal/follow.html", {"form": form, **more}, status=status))


@public
@never_cache
@sensitive_post_parameters("word")
@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """`/seguimiento/`"""
    if request.method == "GET":
        left = bool(request.GET.get("salio"))
        return _door(request, FollowForm(initial={"folio": request.GET.get("folio", "")[:60]}), left=left)
    form, now, source = FollowForm(request.POST), timezone.now(), source_of(request)
    if not form.is_valid():
        return _door(request, form, 422)
    folio, word = form.cleaned_data["folio"], form.cleaned_data["word"]
    if minutes := minutes_to_wait(source, folio, now):
        return _wait(request, minutes)
    code = code_opens(folio, word)
    if code is None:
        note_miss(source, folio, now)
        form.add_error(None, "El folio y la clave no coinciden. Revise los dos en su acuse y escríbalos de nuevo.")
        return _door(request, form, 422)
    forgive(source, folio)
    request.session.cycle_key()
    request.session[INSIDE] = {"code": code.pk, "at": now.timestamp()}
    return redirect("portal:petition")


def _wait(request: HttpRequest, minutes: int) -> HttpResponse:
    answer = render(request, "portal/wait.html", {"minutes": minutes}, status=429)
    answer["Retry-After"] = str(minutes * 60)
    return _kept_private(answer)


def _inside(request: HttpRequest, now: datetime) -> FollowCode | None:
    """The word with which this visitor came in, while it is the last one given and her time lasts."""
    held = request.session.get(INSIDE)
    if not held or not 0 <= now.timestamp() - held["at"] <= STAYS.total_seconds():
        return None
    code = FollowCode.objects.filter(pk=held["code"], subject_kind="case").first()
    return code if code and code_of(code.subject) == code else None


@public
@never_cache
@require_http_methods(["GET"])
def petition(request: HttpRequest) -> HttpResponse:
    """`/seguimiento/peticion/`; its opening is journalled as by whoever has the word."""
    now = timezone.now()
    code = _inside(request, now)
    if code is None:
        request.session.pop(INSIDE, None)
        return redirect("portal:follow")
    case = Case.objects.select_related("state__account").get(pk=int(code.subject_id))
    whoever = Actor("citizen", f"clave {code.pk}", "Quien tiene la clave de seguimiento")
    note_opening(subject=case.subject, by=whoever, at=now, what="portal")
    return _kept_private(render(request, "portal/petition.html", {"sight": sight_of(case, now)}))


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """`/seguimiento/salir/`"""
    request.session.pop(INSIDE, None)
    return redirect("/seguimiento/?salio=1")
