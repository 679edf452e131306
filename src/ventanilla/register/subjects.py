"""Who may see the evidence of a correction, and which screen it belongs to."""

from django.urls import reverse

from ventanilla.documents.access import register
from ventanilla.staff.access import StaffRequest


def _visible(number: str, request: StaffRequest) -> bool:
    return request.standing.may("register.view")


def _address(number: str) -> str:
    return reverse("register:correction", args=[number])


register("correction", _visible, _address)
