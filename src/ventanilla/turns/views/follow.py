"""The public page of a ticket, for the telephone: where it stands, without a name or anything personal."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from ventanilla.staff.access import public
from ventanilla.turns import paper, points
from ventanilla.turns.models import Place
from ventanilla.turns.motion import declared
from ventanilla.turns.queries import outlook, pulse
from ventanilla.turns.views.live import live
from ventanilla.utility.queries import local_day


@public
def follow(request: HttpRequest, code: str) -> HttpResponseBase:
    """Nobody guesses a code (100 random bits). A ticket of another day tells only that."""
    place = Place.objects.select_related("ticket").filter(ticket__code=code.lower()).first()
    if place is None:
        return render(request, "turns/unknown.html", status=404)
    over = place.day != local_day(timezone.now())
    template = "turns/_follow.html" if request.GET.get("parte") else "turns/follow.html"

    def draw(etag: str) -> HttpResponse:
        waiting = place.state == points.WAITING and not over
        values = {
            "ticket": place.ticket,
            "place": place,
            "over": over,
            "matter": declared().name_of(place.matter),
            "desk": declared().desk_name(place.desk),
            "wait": paper.said(outlook(place)) if waiting else "",
            "etag": etag,
        }
        return render(request, template, values)

    return live(request, f"{place.pk} {over} {pulse(place.day)}", draw)
