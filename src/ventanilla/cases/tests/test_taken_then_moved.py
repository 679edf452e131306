"""Who took a task and then left the post for another no longer does it."""

from datetime import UTC, date, datetime

import pytest
from tests.journeys.story import Story

from ventanilla.processes.actions import take
from ventanilla.processes.refusals import NotYours
from ventanilla.staff.models import Appointment

FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.mark.req("B-10")
def test_a_task_taken_before_leaving_its_area_is_no_longer_hers(people):
    story = Story(people, FRIDAY)
    story.open()
    story.until("a_atender")
    take(token=story.tokens()[0].pk, by=people.mario.actor, at=story.now)
    Appointment.objects.filter(person=people.mario).update(ends_on=date(2026, 11, 20))
    Appointment.objects.create(person=people.mario, post="subgerente_padron", starts_on=date(2026, 11, 20))
    with pytest.raises(NotYours):
        story.do("a_atender", "mario", **story.usual("a_atender"))
