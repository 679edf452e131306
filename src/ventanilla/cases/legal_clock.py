"""What stops the legal clock for a while, and for good: choices of the pack, because laws and documents differ."""

from datetime import datetime

from ventanilla.cases.models import Case
from ventanilla.deadlines.actions import meet, restart, resume, suspend
from ventanilla.deadlines.queries import is_expired, running
from ventanilla.journal.actor import Actor
from ventanilla.utility.queries import current_pack

GROUP = "legal"
ACCREDITATION, PAPERS = "accreditation", "papers"
WHY = {ACCREDITATION: "Un tercero debe acreditar su personalidad", PAPERS: "Faltan documentos de quien pide"}
"""What the clock may wait for, each with the reason written beside the pause."""
_USUAL = {ACCREDITATION: "suspend", PAPERS: "run"}


def hold(*, case: Case, document: str, since: datetime, by: Actor, at: datetime, awaiting: str = ACCREDITATION) -> None:
    """Suspend the legal terms from `since`, unless the pack lets them run, they have run out, or they wait already."""
    going = list(running(case.subject, GROUP))
    if _rule(awaiting) == "run" or all(is_expired(d, at) for d in going) or _waits(case, awaiting):
        return
    suspend(subject=case.subject, group=GROUP, reason=WHY[awaiting], document=document, by=by, at=since)


def go_on(*, case: Case, document: str, by: Actor, at: datetime, awaiting: str = ACCREDITATION) -> None:
    """Resume or restart what `hold` suspended."""
    if not _waits(case, awaiting):
        return
    if _rule(awaiting) == "restart":
        restart(subject=case.subject, group=GROUP, reason=WHY[awaiting], document=document, by=by, at=at)
    else:
        resume(subject=case.subject, group=GROUP, reason=WHY[awaiting], by=by, at=at)


def answered(*, case: Case, moment: str, what: str, by: Actor, at: datetime) -> None:
    """The answer was issued (`moment` "issue") or notified ("delivery"): the terms end where the pack says so."""
    if moment == _setting("answer.stops_clock", "delivery"):
        meet(subject=case.subject, group=GROUP, what=what, by=by, at=at)


def attends_expired() -> bool:
    """Whether nothing closes while a term that ran out has not been attended."""
    return _setting("closing.expired_terms", "drop") == "attend"


def _waits(case: Case, awaiting: str) -> bool:
    open_pauses = {"pauses__reason": WHY[awaiting], "pauses__ends_at__isnull": True}
    return running(case.subject, GROUP).filter(**open_pauses).exists()


def _rule(awaiting: str) -> str:
    return _setting(f"{awaiting}.legal_clock", _USUAL[awaiting])


def _setting(name: str, usual: str) -> str:
    return str(current_pack().section("utility").settings.get(name, usual))
