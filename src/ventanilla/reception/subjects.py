"""Who may see the printed form of a day of the log, and which screen it belongs to."""

from django.urls import reverse

from ventanilla.documents.access import register
from ventanilla.staff.access import StaffRequest


def _visible(day: str, request: StaffRequest) -> bool:
    return request.standing.may("reception.view")


def _address(day: str) -> str:
    return reverse("reception:log", query={"dia": day})


register("visit_log", _visible, _address)
