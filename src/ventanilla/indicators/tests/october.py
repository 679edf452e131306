"""An October told by hand: seven matters that count, four of them resolved, and two referrals, one solved in time."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.journeys.story import Story

from ventanilla.lib.months import Month
from ventanilla.reception.actions.end_matter import end_matter
from ventanilla.reception.actions.enter_visit import enter_visit
from ventanilla.reception.actions.open_case_from_visit import open_case_from_visit

OCTOBER = Month(2026, 10)
FIFTH = datetime(2026, 10, 5, 16, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 3, 16, tzinfo=UTC)


def visit(people: Any, key: str, at: datetime = FIFTH, **ending: Any) -> Any:
    """Somebody comes; with `kind` the visit ends so."""
    came = enter_visit(name="Lupe", matter="Consumo elevado", account=None, key=key, by=people.ana.actor, at=at)
    if ending:
        end_matter(visit=came, by=people.ana.actor, at=at + timedelta(minutes=9), **ending)
    return came


def petition(people: Any, until: str, at: datetime = FIFTH, **given: Any) -> Story:
    """A petition by telephone that goes as far as the task `until`; "" goes to its end."""
    immediate = given.pop("immediate", False)
    story = Story(people, at, immediate=immediate)
    story.open(**given)
    return story.until(until)


def with_petition(people: Any, key: str, at: datetime = FIFTH) -> Any:
    """A visit that opened a petition, still open."""
    from ventanilla.cases.actions.open_case import Brought, Petitioner

    came = visit(people, key, at)
    return open_case_from_visit(
        visit=came,
        petitioner=Petitioner("Lupe"),
        summary="Fuga",
        points=["Reparar"],
        brought=Brought(),
        key=f"case-{key}",
        by=people.ana.actor,
        at=at + timedelta(minutes=5),
    )


def october(people: Any) -> dict[str, Any]:
    """
    Internal: solved at the desk, told, waiting, a visit's open petition, and one solved at once: 5, of them 3 resolved.
    Other: one answered and closed, one that Medidores has not acknowledged: 2, of them 1 resolved. One left: out.
    Referred to Medidores: the one it solved in time and the one it has not acknowledged: 2, of them 1 in time.
    """
    visit(people, "solved", kind="resolved", resolution="liquidacion_inmediata", legacy_folio="SC-1", note="Pagó")
    visit(people, "told", kind="informed")
    visit(people, "gone", kind="left")
    visit(people, "waits")
    at_once = petition(people, "", immediate=True)
    opened = with_petition(people, "opens")
    answered = petition(people, "")
    sent = petition(people, "a_acusar")
    return {"at_once": at_once, "opened": opened, "answered": answered, "sent": sent}
