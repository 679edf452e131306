"""Write how a matter of a visit ended: solved with its kind, sent to an area, only informed, or left (A-05)."""

from datetime import datetime

from ventanilla.cases.actions.resolve_now import refuse_resolution
from ventanilla.cases.areas import attending_areas
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.actions.end_turn import end_turn
from ventanilla.reception.models import Outcome, Visit, VisitMatter
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToEnd(Refusal):
    """The matter ended already, or how it ended is not said."""


@act
def end_matter(
    *,
    visit: Visit,
    kind: str,
    by: Actor,
    at: datetime,
    number: int = 1,
    resolution: str = "",
    area: str = "",
    legacy_system: str = "",
    legacy_folio: str = "",
    note: str = "",
) -> Outcome:
    """End the matter `number` of the visit; the same ending from the same person is written once.

    `area` is the code of the area it was sent to, for the kind «sent». Errors: UnableToEnd, UnableToResolve,
    NotAllowed.
    """
    require(by, "reception.log", at)
    said = {
        "kind": kind,
        "resolution": resolution if kind == Outcome.RESOLVED else "",
        "area": area if kind == Outcome.SENT else "",
        "legacy_system": legacy_system.strip(),
        "legacy_folio": legacy_folio.strip(),
        "note": note.strip(),
    }
    matter = matter_of(visit, number)
    if known := Outcome.objects.filter(matter=matter, by_kind=by.kind, by_id=by.id, **said).first():
        return known
    refuse_ended(matter)
    if kind == Outcome.RESOLVED:
        refuse_resolution(resolution, legacy_folio, note)
    elif kind == Outcome.SENT:
        _refuse_area(area)
    elif kind not in (Outcome.INFORMED, Outcome.LEFT):
        raise UnableToEnd("como-termino", "Diga cómo terminó el asunto.", field="kind")
    outcome = Outcome.objects.create(visit=matter.visit, matter=matter, **said, **done(by, at))
    journal_ending(outcome, by, at)
    end_turn(visit=matter.visit, by=by, at=at)
    return outcome


def matter_of(visit: Visit, number: int) -> VisitMatter:
    """The matter, with its visit locked. Errors: UnableToEnd."""
    locked = Visit.objects.select_for_update().get(pk=visit.pk)
    matter = VisitMatter.objects.filter(visit=locked, number=number).first()
    if matter is None:
        raise UnableToEnd("sin-asunto", "Esta visita no tiene ese asunto; elija uno de los que están anotados.")
    matter.visit = locked
    return matter


def refuse_ended(matter: VisitMatter) -> None:
    """Errors: UnableToEnd."""
    if Outcome.objects.filter(matter=matter).exists():
        raise UnableToEnd(
            "ya-termino", "Este asunto ya tiene anotado cómo terminó; registre otra visita si hace falta."
        )


def journal_ending(outcome: Outcome, by: Actor, at: datetime) -> None:
    """Write the ending in the journal, in the transaction of its act."""
    record(
        event="reception.visit_ended",
        by=by,
        at=at,
        on=outcome.visit.subject,
        facts={
            "matter": outcome.matter.number,
            "kind": outcome.kind,
            "resolution": outcome.resolution,
            "area": outcome.area,
            "legacy_folio": outcome.legacy_folio,
            "case": outcome.case.folio if outcome.case else "",
        },
        personal={"note": outcome.note} if outcome.note else None,
    )


def _refuse_area(area: str) -> None:
    if area not in current_pack().section("organisation").areas:
        raise UnableToEnd("sin-area", "Elija el área a la que se turnó.", field="area")
    if area in attending_areas():
        sentence = "Esa es el área que atiende aquí; elija otra, o anote qué se resolvió."
        raise UnableToEnd("area-propia", sentence, field="area")
