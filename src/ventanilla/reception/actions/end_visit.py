"""Write how a visit ended: solved with its kind, only informed, left, or with the petition it opened (A-05)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ventanilla.cases.actions.open_case import Brought, Petitioner, open_case
from ventanilla.cases.actions.resolve_now import refuse_resolution
from ventanilla.cases.models import Case
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.models import Outcome, Visit
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToEnd(Refusal):
    """The visit ended already, or how it ended is not said."""


@transaction.atomic
def end_visit(
    *,
    visit: Visit,
    kind: str,
    by: Actor,
    at: datetime,
    resolution: str = "",
    legacy_system: str = "",
    legacy_folio: str = "",
    note: str = "",
) -> Outcome:
    """The same ending from the same person is written once. Errors: UnableToEnd, UnableToResolve, NotAllowed."""
    require(by, "reception.log", at)
    said = {
        "kind": kind,
        "resolution": resolution if kind == Outcome.RESOLVED else "",
        "legacy_system": legacy_system.strip(),
        "legacy_folio": legacy_folio.strip(),
        "note": note.strip(),
    }
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    if known := Outcome.objects.filter(visit=visit, by_kind=by.kind, by_id=by.id, **said).first():
        return known
    _refuse_ended(visit)
    if kind == Outcome.RESOLVED:
        refuse_resolution(resolution, legacy_folio, note)
    elif kind not in (Outcome.INFORMED, Outcome.LEFT):
        raise UnableToEnd("como-termino", "Diga cómo terminó la visita.", field="kind")
    outcome = Outcome.objects.create(visit=visit, **said, **done(by, at))
    _journal(outcome, by, at)
    return outcome


@transaction.atomic
def open_case_from_visit(
    *,
    visit: Visit,
    petitioner: Petitioner,
    summary: str,
    points: Sequence[str],
    brought: Brought,
    key: str,
    by: Actor,
    at: datetime,
) -> Case:
    """Open a petition for somebody in the log; the visit says which. Errors: UnableToEnd, UnableToOpen, NotAllowed."""
    require(by, "reception.log", at)
    take_turns(key)
    if known := Case.objects.filter(key=key).first():
        return known
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    _refuse_ended(visit)
    case = open_case(
        channel=_in_person(),
        petitioner=petitioner,
        summary=summary,
        points=points,
        filed_at=visit.at,
        account=visit.account,
        brought=brought,
        key=key,
        by=by,
        at=at,
    )
    outcome = Outcome.objects.create(visit=visit, kind=Outcome.CASE, case=case, **done(by, at))
    _journal(outcome, by, at)
    return case


def _in_person() -> str:
    """The pack's channel of who comes to the desk. Errors: UnableToEnd when the pack has none."""
    for channel in current_pack().section("channels").values():
        if channel.in_person:
            return str(channel.code)
    raise UnableToEnd("sin-canal", "El paquete no declara el canal de quien viene en persona; avise a Calidad.")


def _refuse_ended(visit: Visit) -> None:
    if Outcome.objects.filter(visit=visit).exists():
        raise UnableToEnd("ya-termino", "Esta visita ya tiene anotado cómo terminó; registre otra si hace falta.")


def _journal(outcome: Outcome, by: Actor, at: datetime) -> None:
    record(
        event="reception.visit_ended",
        by=by,
        at=at,
        on=outcome.visit.subject,
        facts={
            "kind": outcome.kind,
            "resolution": outcome.resolution,
            "legacy_folio": outcome.legacy_folio,
            "case": outcome.case.folio if outcome.case else "",
        },
        personal={"note": outcome.note} if outcome.note else None,
    )
