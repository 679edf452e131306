"""What many of the town complain of: the leak of these days, its petitions joined and its answer written."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from ventanilla.cases.actions.answer_incident import Answered, write_shared_answer
from ventanilla.cases.actions.join_incident import join_incident
from ventanilla.cases.actions.open_incident import Happened, open_incident
from ventanilla.cases.models import Case
from ventanilla.staff.models import Person
from ventanilla.town.words import LEAK, LEAK_ANSWER
from ventanilla.utility.queries import current_pack, local_day

ENOUGH, MOST = 2, 6
"""How many complain of the same before it is an incident, and how many are joined."""


def happen(people: Mapping[str, Sequence[Person]], *, key: str, at: datetime) -> None:
    """Join the latest open petitions about a leak, when there are enough; luck has no part in it."""
    posts = current_pack().section("organisation").posts
    able = (p for code, held in people.items() if "cases.incidents" in posts[code].permissions for p in held)
    clerk = next(able, None)
    same = Case.objects.filter(summary=LEAK, state__closed_at=None, issued_answer=None, joined=None)
    cases = sorted(same.order_by("-pk")[:MOST], key=lambda case: case.pk)
    matter = next((case.state.matter for case in cases if case.state.matter), "")
    if clerk is None or len(cases) < ENOUGH or not matter:
        return
    area = current_pack().section("matters")[matter].area
    happened = Happened(LEAK, matter, area, local_day(cases[0].filed_at), description="La reportan varios vecinos.")
    incident = open_incident(happened=happened, key=key, by=clerk.actor, at=at)
    for case in cases:
        join_incident(case=case, incident=incident, by=clerk.actor, at=at)
    said = Answered(area=area, **LEAK_ANSWER)
    write_shared_answer(incident=incident, said=said, by=clerk.actor, at=at)
