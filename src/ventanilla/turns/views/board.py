"""The screen of the waiting room: who is called and where, big, with a chime."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from ventanilla.staff.access import StaffRequest, screen
from ventanilla.turns.motion import declared
from ventanilla.turns.queries import latest_calls, pulse, waiting_by_queue
from ventanilla.turns.views.live import live
from ventanilla.utility.queries import local_day


@screen(needs="turns.board")
def board(request: StaffRequest) -> HttpResponseBase:
    """The whole screen, or with `parte` what changes in it."""
    day = local_day(request.now)
    template = "turns/_board.html" if request.GET.get("parte") else "turns/board.html"

    def draw(etag: str) -> HttpResponse:
        turns = declared()
        calls = [(place, turns.desk_name(place.desk)) for place in latest_calls(day)]
        waiting = waiting_by_queue(day)
        queues = [(queue, waiting.get(queue.code, 0)) for queue in turns.queues.values()]
        return render(request, template, {"calls": calls, "queues": queues, "etag": etag})

    return live(request, pulse(day), draw)
