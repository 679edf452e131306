"""What to visit the routes of the visitor log with: a visit still being served and one that ended."""

from datetime import UTC, datetime

from tests.route_objects import Cast, Sample, offer

from ventanilla.reception.actions.end_visit import end_visit
from ventanilla.reception.actions.enter_visit import enter_visit

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


@offer("reception:visit", "reception:end", "reception:open_petition")
def visits(people: Cast) -> list[Sample]:
    by = people.ana.actor
    made = [
        enter_visit(name="Lupe", matter="Consumo elevado", account=None, key=key, by=by, at=AT)
        for key in ("route-1", "route-2")
    ]
    end_visit(visit=made[1], kind="informed", note="Se le explicó", by=by, at=AT)
    return [Sample({"visit_id": visit.pk}) for visit in made]
