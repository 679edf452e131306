"""Open cases move some at a time by one approved act; what stays says why, and asking again is harmless."""

import pytest

from ventanilla.journal.models import Entry
from ventanilla.processes.actions import upgrade_open_cases
from ventanilla.processes.models import Instance
from ventanilla.processes.refusals import UnableToUpgrade
from ventanilla.processes.tests.test_upgrade import NAMED, RENAMED, new_version
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("H-03", "G-09")


@pytest.fixture
def three(story):
    """Two cases at their first step and one that waits."""
    story.open("plazos"), story.open("plazos")
    story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
    return story


def on(definition):
    return Instance.objects.filter(definition=definition).count()


def test_cases_move_in_chunks_until_none_is_left(three, people):
    to = new_version(NAMED)
    act = {"to": to, "by": people.diana.actor, "at": three.at, "limit": 2}
    first = upgrade_open_cases(**act)
    assert (first.moved, first.left, first.staying, on(to)) == (2, 1, [], 2)
    second = upgrade_open_cases(**act)
    assert (second.moved, second.left, on(to)) == (1, 0, 3)
    entries = Entry.objects.count()
    again = upgrade_open_cases(**act)
    assert (again.moved, again.left, again.staying, Entry.objects.count()) == (0, 0, [], entries)


def test_what_cannot_move_stays_and_the_others_go(three, people):
    to = new_version(RENAMED)
    done = upgrade_open_cases(to=to, by=people.diana.actor, at=three.at)
    assert (done.moved, len(done.staying), done.left) == (2, 1, 0)
    assert "esperar" in " ".join(done.staying[0].problems)
    act = {"to": to, "by": people.diana.actor, "at": three.at, "mapping": {"esperar": "aguardar"}}
    assert upgrade_open_cases(**act).moved == 1
    assert three.tasks == ["aguardar"]


def test_the_journal_says_who_approved_and_each_case_that_moved(three, people):
    to = new_version(NAMED)
    upgrade_open_cases(to=to, by=people.diana.actor, at=three.at)
    approved = Entry.objects.get(event="processes.upgrade_approved")
    assert (approved.actor_name, approved.facts["ready"]) == (people.diana.name, 3)
    assert Entry.objects.filter(event="processes.upgraded", actor_name=people.diana.name).count() == 3


def test_who_may_not_upgrade_approves_nothing(three, people):
    with pytest.raises(NotAllowed):
        upgrade_open_cases(to=new_version(NAMED), by=people.ana.actor, at=three.at)


def test_no_case_goes_back_to_an_earlier_version(three, people):
    from ventanilla.processes.actions import upgrade_instance

    old, to = three.instance.definition, new_version(NAMED)
    act = {"instance": three.instance.pk, "by": people.diana.actor, "at": three.at}
    upgrade_instance(to=to, **act)
    assert upgrade_instance(to=to, **act).definition == to
    with pytest.raises(UnableToUpgrade):
        upgrade_instance(to=old, **act)
    assert upgrade_open_cases(to=old, by=people.diana.actor, at=three.at).moved == 0
