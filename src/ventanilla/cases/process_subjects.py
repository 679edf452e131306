"""How a case is named, linked and shown beside a task, and who may see it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from ventanilla.cases.models import Case
from ventanilla.cases.queries import visible
from ventanilla.documents import access as documents_access
from ventanilla.journal.actor import Actor
from ventanilla.processes.subjects import SubjectPage, register
from ventanilla.staff.access import StaffRequest
from ventanilla.staff.queries import Standing


def _titles(ids: Sequence[str]) -> dict[str, str]:
    found = Case.objects.filter(pk__in=[int(i) for i in ids]).values_list("pk", "folio", "summary")
    return {str(pk): f"{folio} · {summary}" for pk, folio, summary in found}


def _title(case_id: str) -> str:
    return _titles([case_id]).get(case_id, "")


def _url(case_id: str) -> str:
    return _address(Case.objects.only("folio").get(pk=int(case_id)).folio)


def _address(folio: str) -> str:
    return reverse("cases:show", args=[folio])


def _visible(case_id: str, held: Standing, by: Actor) -> bool:
    return visible(held).filter(pk=int(case_id)).exists()


def _summary(case_id: str) -> dict[str, Any]:
    case = Case.objects.select_related("state", "account").get(pk=int(case_id))
    points = case.points.prefetch_related("referrals__answer", "referrals__returned")
    return {"case": case, "points": list(points), "draft": case.drafts.order_by("-version").first()}


register("case", SubjectPage("case", _title, _url, _visible, "cases/_summary.html", _summary, _titles, _address))


def _file_visible(case_id: str, request: StaffRequest) -> bool:
    return _visible(case_id, request.standing, request.user.actor)


documents_access.register("case", _file_visible, _url)
