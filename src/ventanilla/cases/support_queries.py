"""Questions to what was asked of supporting processes: of a case, of an account, and all that is still open."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from ventanilla.cases.catalogue import Support
from ventanilla.cases.models import SupportRequest
from ventanilla.journal.prepared import prepared
from ventanilla.utility.queries import current_pack, local_day

PAGE = 50


@dataclass(frozen=True)
class SupportRow:
    """A request with its process and how many days it has been waiting; None once it ended."""

    request: SupportRequest
    process: Support
    days: int | None


@dataclass(frozen=True)
class SupportPage:
    """Open requests, the oldest first, and the key of the next page, or None."""

    rows: list[SupportRow]
    next_key: int | None


def support_about(*, at: datetime, case_id: int | None = None, account_id: int | None = None) -> list[SupportRow]:
    """What was asked about a case or about an account, the latest first. One query."""
    return [row_of(one, at) for one in _about(case_id, account_id)]


@prepared
def _about(case_id: int | None, account_id: int | None) -> QuerySet[SupportRequest]:
    about = Q(case_id=case_id) if case_id else Q(account_id=account_id)
    return _whole().filter(about).order_by("-pk")[:PAGE]


def open_support(*, at: datetime, kind: str = "", after: int | None = None) -> SupportPage:
    """The open requests of one process or of all, the longest waiting first. One query."""
    found = _whole().filter(waiting__isnull=False)
    if kind:
        found = found.filter(waiting__kind=kind)
    if after:
        found = found.filter(waiting__request__gt=after)
    rows = list(found.order_by("waiting__request")[: PAGE + 1])
    return SupportPage([row_of(one, at) for one in rows[:PAGE]], rows[PAGE - 1].pk if len(rows) > PAGE else None)


def support_of(number: int) -> SupportRequest | None:
    """One request with everything about it."""
    return _whole().filter(pk=number).first()


def row_of(one: SupportRequest, at: datetime) -> SupportRow:
    """A request for a list. A process that the pack no longer has goes by its code."""
    process = current_pack().section("support").get(one.kind) or Support(one.kind, one.kind, "")
    waited = (local_day(at) - local_day(one.at)).days if one.is_open else None
    return SupportRow(one, process, waited)


def _whole() -> QuerySet[SupportRequest]:
    return SupportRequest.objects.select_related("case__state", "account", "closure", "noted__reference")
