"""Timers that fell due fire together; where one cannot, it alone waits, and each fires once."""

import pytest

from ventanilla.journal.models import Entry
from ventanilla.processes.actions import fire_due
from ventanilla.processes.actions.fire_due import TOGETHER, fire_some
from ventanilla.processes.checks import due_moments, next_steps
from ventanilla.processes.models import Token
from ventanilla.processes.motion.performing import perform_registered
from ventanilla.processes.tests.conftest import folder, publish

pytestmark = pytest.mark.req("B-04")
STAMPED = {
    '<bpmn:userTask id="cerrar" name="Cerrar sin documentos" v:task="tests.note" />': (
        '<bpmn:serviceTask id="cerrar" name="Sellar el cierre" v:task="tests.stamp" />'
    ),
    "<bpmn:flowNodeRef>cerrar</bpmn:flowNodeRef>": "",
}


def waiting(story, count):
    """So many cases whose term ended; the moment at which the last one did."""
    timers = []
    for _ in range(count):
        story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
        timers.append(story.token("vence"))
    return timers, max(t.due_at for t in timers)


def fired(timers):
    return [pk for pk, at in Token.objects.filter(pk__in=[t.pk for t in timers]).values_list("pk", "finished_at") if at]


def test_one_that_cannot_fire_stops_no_other(story):
    publish(folder("plazos", STAMPED))
    timers, at = waiting(story, 4)
    unlucky = timers[1].instance.subject_id

    def perform(step, by, at, values):
        if step.subject.id == unlucky:
            raise LookupError("its letter is lost")
        return perform_registered(step, by, at, values)

    with pytest.raises(ExceptionGroup) as told:
        fire_due(at, perform=perform)
    assert [str(error) for error in told.value.exceptions] == ["its letter is lost"]
    assert f"token {timers[1].pk}" in told.value.exceptions[0].__notes__[0]
    assert sorted(fired(timers)) == sorted(t.pk for t in timers if t is not timers[1])
    assert Entry.objects.filter(event="processes.term_ended").count() == 3
    assert fire_due(at) == 1
    assert not [*due_moments(), *next_steps()]


def test_many_fire_in_a_few_statements_and_each_once(story, django_assert_max_num_queries):
    timers, at = waiting(story, 5)
    fire_some([timers[0].pk], at)
    with django_assert_max_num_queries(4 * 12):
        assert fire_due(at) == 4
    assert fire_due(at) == 0
    assert len(fired(timers)) == 5 < TOGETHER
    assert Entry.objects.filter(event="processes.term_ended").count() == 5


def test_two_terms_of_one_case_fire_in_their_order(story):
    """The reminder of the area's term and the legal term over all of the case, both long past."""
    story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
    story.do("esperar")
    reminder, legal = story.tokens(kind="timer").order_by("due_at")
    assert fire_due(legal.due_at) == 2
    told = Entry.objects.filter(event="processes.term_ended").order_by("pk").values_list("facts__token", flat=True)
    assert list(told) == [reminder.pk, legal.pk]
    assert not [*due_moments(), *next_steps()]
