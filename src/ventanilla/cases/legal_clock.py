"""What a third party's accreditation does to the legal clock: a choice of the pack, because DF-07-01 does not say."""

from datetime import datetime

from ventanilla.cases.models import Case
from ventanilla.deadlines.actions import restart, resume, suspend
from ventanilla.deadlines.queries import is_expired, running
from ventanilla.journal.actor import Actor
from ventanilla.utility.queries import current_pack

GROUP = "legal"
WHY = "Un tercero debe acreditar su personalidad"


def hold(*, case: Case, document: str, since: datetime, by: Actor, at: datetime) -> None:
    """Suspend the legal terms from `since`, unless the pack lets them run or they have run out already."""
    if _rule() == "run" or all(is_expired(d, at) for d in running(case.subject, GROUP)):
        return
    suspend(subject=case.subject, group=GROUP, reason=WHY, document=document, by=by, at=since)


def go_on(*, case: Case, document: str, by: Actor, at: datetime) -> None:
    """Resume or restart what `hold` suspended."""
    if not running(case.subject, GROUP).filter(pauses__reason=WHY, pauses__ends_at__isnull=True).exists():
        return
    if _rule() == "restart":
        restart(subject=case.subject, group=GROUP, reason=WHY, document=document, by=by, at=at)
    else:
        resume(subject=case.subject, group=GROUP, reason=WHY, by=by, at=at)


def _rule() -> str:
    return str(current_pack().section("utility").settings.get("accreditation.legal_clock", "suspend"))
