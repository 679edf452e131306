"""How a case is named, linked and shown beside a task, who may see it, and which of its letters must stay."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from ventanilla.cases import letter_waits
from ventanilla.cases.models import AccreditationRequest, Case, IssuedAnswer
from ventanilla.cases.queries import visible
from ventanilla.documents import access as documents_access
from ventanilla.documents.holds import HOLDS
from ventanilla.documents.models import Document
from ventanilla.journal.actor import Actor
from ventanilla.lib.numbers import whole
from ventanilla.processes.queries import nodes_of
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


def _seen(ids: Sequence[str], held: Standing, by: Actor) -> dict[str, str]:
    numbers = [number for number in map(whole, ids) if number is not None]
    return {str(pk): folio for pk, folio in visible(held).filter(pk__in=numbers).values_list("pk", "folio")}


def _summary(case_id: str) -> dict[str, Any]:
    case = Case.objects.select_related("state__account").get(pk=int(case_id))
    points = case.points.prefetch_related("referrals__answer", "referrals__returned")
    draft = case.drafts.select_related("review", "issued__document").order_by("-version").first()
    review = getattr(draft, "review", None)
    returned = review and not review.approved
    warning = f"La respuesta se devolvió: {review.reason}" if review and returned else ""
    return {"case": case, "points": list(points), "draft": draft, "warning": warning}


register("case", SubjectPage("case", _title, _url, _visible, "cases/_summary.html", _summary, _titles, _address, _seen))


def _file_visible(case_id: str, request: StaffRequest) -> bool:
    return _visible(case_id, request.standing, request.user.actor)


documents_access.register("case", _file_visible, _url)


def _awaited(document: Document) -> str:
    """Why a letter whose delivery the procedure waits for is not voided: nobody could deliver another."""
    asked = AccreditationRequest.objects.filter(document=document, notice=None)
    answered = IssuedAnswer.objects.filter(document=document, case__state__closed_at=None)
    if not asked.exists() and not answered.exists() and not _to_be_sent(document):
        return ""
    return f"La petición espera la entrega del {document.number}; si se anulara, nadie podría continuarla. Entréguelo."


def _to_be_sent(document: Document) -> bool:
    """Whether the procedure of an open case has a step that sends this letter, and nobody received it yet."""
    if document.subject_kind != "case" or hasattr(document, "delivery"):
        return False
    case = Case.objects.filter(pk=int(document.subject_id), state__closed_at=None).first()
    if case is None:
        return False
    steps = nodes_of(case.subject)
    return any(node.letter == document.letter and node.task == "cases.deliver_letter" for node in steps)


HOLDS.append(_awaited)


letter_waits.offer()
