"""What to visit the routes of the visitor log with: a visit still being served and one that ended."""

from datetime import UTC, datetime

from tests.route_objects import Cast, Sample, offer

from ventanilla.reception.actions.end_matter import end_matter
from ventanilla.reception.actions.enter_visit import enter_visit
from ventanilla.reception.models import Visit
from ventanilla.register.actions import add_account

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


def two_visits(people: Cast) -> list[Visit]:
    by = people.ana.actor
    made = [
        enter_visit(name="Lupe", matter="Consumo elevado", account=None, key=key, by=by, at=AT)
        for key in ("route-1", "route-2")
    ]
    end_matter(visit=made[1], kind="informed", note="Se le explicó", by=by, at=AT)
    return made


@offer("reception:visit", "reception:add_matter")
def visits(people: Cast) -> list[Sample]:
    return [Sample({"visit_id": visit.pk}) for visit in two_visits(people)]


@offer("reception:end", "reception:open_petition")
def matters(people: Cast) -> list[Sample]:
    return [Sample({"visit_id": visit.pk, "number": 1}) for visit in two_visits(people)]


@offer("reception:correct")
def of_an_account(people: Cast) -> list[Sample]:
    account = add_account(number="77-1", holder="Lupe", street="Hidlago", by=people.pilar.actor, at=AT)
    visit = enter_visit(name="Lupe", matter="Su calle", account=account, key="route-3", by=people.ana.actor, at=AT)
    return [Sample({"visit_id": visit.pk, "number": 1})]


@offer("reception:close", "reception:draft", "reception:spreadsheet")
def days(people: Cast) -> list[Sample]:
    two_visits(people)
    return [Sample({"day": "2026-11-20"}), Sample({"day": "2026-11-19"})]
