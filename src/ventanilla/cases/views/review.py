"""`/peticiones/revision/`: the daily review of what is out at other areas, a few keys for each referral."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ventanilla.cases.actions.close_review_day import close_review_day
from ventanilla.cases.actions.review_referral import review_referral
from ventanilla.cases.models import Referral, ReviewDay
from ventanilla.cases.queries import visible
from ventanilla.cases.worklist import out_at_areas, progress, row_after, row_of
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.sent import typed
from ventanilla.utility.queries import local_day


@screen(needs="cases.follow_up")
def index(request: StaffRequest) -> HttpResponse:
    """What each area has, most urgent first; `?area=` shows all of one."""
    return _page(request, 200)


def _page(request: StaffRequest, status: int, **refused: Any) -> HttpResponse:
    asked = {"area": request.GET.get("area", ""), "after": request.GET.get("after", "")}
    context = {
        "groups": out_at_areas(request.standing, request.now, **asked),
        "area": asked["area"],
        "first": not asked["after"],
        "asked": request.GET.urlencode(),
        **_day(request),
        **refused,
    }
    return render(request, "cases/review.html", context, status=status)


@screen(needs="cases.follow_up")
@require_POST
def review(request: StaffRequest, referral: int) -> HttpResponse:
    """Ask for progress or closing, or note the answer; then the next one of the list.

    Asked by htmx it answers only the row, in its place, and how the day goes.
    """
    found = Referral.objects.filter(pk=referral, case__in=visible(request.standing)).first()
    if found is None:
        raise Http404("No hay un turno así que su puesto pueda ver.")
    note, kind = typed(request, "note"), request.POST.get("kind", "")
    if getattr(request, "htmx", False):
        return _review_in_place(request, found, kind, note)
    area, after = request.GET.get("area", ""), request.GET.get("after", "")
    before = row_after(out_at_areas(request.standing, request.now, area=area, after=after), referral)
    try:
        review_referral(referral=found, kind=kind, note=note, by=request.user.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, 422, refusal=refusal.sentence, refused=referral, note=note)
    mark = f"#turno-{before}" if before else ""
    return redirect(f"{_address(request)}{mark}")


def _review_in_place(request: StaffRequest, found: Referral, kind: str, note: str) -> HttpResponse:
    refused: dict[str, Any] = {}
    try:
        review_referral(referral=found, kind=kind, note=note, by=request.user.actor, at=request.now)
    except Refusal as refusal:
        refused = {"refusal": refusal.sentence, "refused": found.pk, "note": note}
    row = row_of(found, request.now)
    context = {"row": row, "in_place": True, "asked": request.GET.urlencode(), **_day(request), **refused}
    return render(request, "cases/review_row.html", context, status=422 if refused else 200)


def _day(request: StaffRequest) -> dict[str, Any]:
    """How the review of the day goes, and whether it was closed."""
    day = local_day(request.now)
    return {"day": day, "progress": progress(request.now), "closed": ReviewDay.objects.filter(day=day).first()}


@screen(needs="cases.follow_up")
@require_POST
def close(request: StaffRequest) -> HttpResponse:
    """Close the review of the day."""
    note = typed(request, "note")
    try:
        closed = close_review_day(by=request.user.actor, at=request.now, note=note)
    except Refusal as refusal:
        return _page(request, 422, close_refusal=refusal.sentence, close_note=note)
    messages.success(request, f"Quedó cerrada la revisión de hoy: {closed.reviewed} de {closed.out} revisados.")
    return redirect(_address(request))


def _address(request: StaffRequest) -> str:
    asked = request.GET.urlencode()
    return reverse("cases:review") + (f"?{asked}" if asked else "")
