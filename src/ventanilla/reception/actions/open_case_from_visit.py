"""Open the petition that a matter of a visit needs; the log says which (A-01, A-04)."""

from collections.abc import Sequence
from datetime import datetime

from ventanilla.cases.actions.open_case import Brought, Petitioner, Presented, open_case
from ventanilla.cases.models import Case
from ventanilla.documents.models.act import done
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.reception.actions.end_matter import UnableToEnd, journal_ending, matter_of, refuse_ended
from ventanilla.reception.actions.end_turn import end_turn
from ventanilla.reception.models import Outcome, Visit
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


@act
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
    number: int = 1,
    presented: Presented | None = None,
) -> Case:
    """Open a petition for the matter `number` of somebody in the log. Errors: UnableToEnd, UnableToOpen, NotAllowed."""
    require(by, "reception.log", at)
    take_turns(key)
    if known := Case.objects.filter(key=key).first():
        return known
    matter = matter_of(visit, number)
    refuse_ended(matter)
    case = open_case(
        channel=_in_person(),
        petitioner=petitioner,
        summary=summary,
        points=points,
        filed_at=matter.visit.came_at or matter.visit.at,
        account=matter.visit.account,
        brought=brought,
        key=key,
        presented=presented,
        by=by,
        at=at,
    )
    known_matter = current_pack().section("matters").get(matter.about)
    area = known_matter.area if known_matter else ""
    outcome = Outcome.objects.create(
        visit=matter.visit, matter=matter, kind=Outcome.CASE, case=case, area=area, **done(by, at)
    )
    journal_ending(outcome, by, at)
    end_turn(visit=matter.visit, by=by, at=at)
    return case


def _in_person() -> str:
    """The pack's channel of who comes to the desk. Errors: UnableToEnd when the pack has none."""
    for channel in current_pack().section("channels").values():
        if channel.in_person:
            return str(channel.code)
    raise UnableToEnd("sin-canal", "El paquete no declara el canal de quien viene en persona; avise a Calidad.")
