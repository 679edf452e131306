"""Who may see the evidence of an adjustment, and which screen it belongs to."""

from django.urls import reverse

from ventanilla.documents.access import register
from ventanilla.staff.access import StaffRequest


def _visible(number: str, request: StaffRequest) -> bool:
    return request.standing.may("billing.view")


def _address(number: str) -> str:
    return reverse("billing:adjustment", args=[number])


register("adjustment", _visible, _address)
