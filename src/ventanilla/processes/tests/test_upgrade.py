"""A running case moves to another version by an approved act; its dates stay, and what cannot move is listed."""

import pytest

from ventanilla.journal.models import Entry
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions import plan_upgrade, upgrade_instance
from ventanilla.processes.models import Definition
from ventanilla.processes.refusals import UnableToUpgrade
from ventanilla.processes.tests.conftest import folder, publish

pytestmark = pytest.mark.req("H-03", "G-09")
RENAMED = {'"esperar"': '"aguardar"', ">esperar<": ">aguardar<"}
NAMED = {'name="Esperar los documentos"': 'name="Esperar los papeles"'}


@pytest.fixture
def waiting(story):
    return story.open("plazos").do("preparar", recibido_at=story.at.isoformat()) and story


def new_version(changes):
    publish(folder("plazos", changes))
    return Definition.objects.filter(procedure="plazos").latest("number")


def test_a_running_case_keeps_its_version_until_it_is_moved_and_then_its_dates(waiting, people):
    due_at, old = waiting.token("esperar").due_at, waiting.instance.definition
    new = new_version(NAMED)
    assert (new.number, waiting.instance.definition) == (2, old)
    assert all(m.is_possible for m in plan_upgrade(to=new, at=waiting.at))
    upgrade_instance(instance=waiting.instance.pk, to=new, by=people.diana.actor, at=waiting.at)
    waiting.instance.refresh_from_db()
    assert waiting.instance.definition == new
    assert waiting.token("vence").due_at == waiting.token("esperar").due_at == due_at
    assert Entry.objects.filter(event="processes.upgraded").count() == 1
    waiting.do("esperar")
    assert waiting.tasks == ["seguir"]


def test_an_open_task_that_is_gone_stays_behind_until_a_mapping_names_its_place(waiting, people):
    new = new_version(RENAMED)
    (move,) = plan_upgrade(to=new, at=waiting.at)
    assert "no existe en la versión nueva" in " ".join(move.problems)
    act = {"instance": waiting.instance.pk, "to": new, "by": people.diana.actor, "at": waiting.at}
    with pytest.raises(UnableToUpgrade):
        upgrade_instance(**act)
    upgrade_instance(**act, mapping={"esperar": "aguardar"})
    assert waiting.tasks == ["aguardar"]


def test_only_who_may_upgrade_moves_cases(waiting, people):
    new = new_version(NAMED)
    with pytest.raises(Refusal):
        upgrade_instance(instance=waiting.instance.pk, to=new, by=people.ana.actor, at=waiting.at)


def test_publishing_the_same_files_makes_no_new_version(waiting):
    before = Definition.objects.count()
    publish(folder("plazos"), folder("ronda"))
    assert Definition.objects.count() == before


def test_a_definition_cannot_be_changed_even_in_the_database(waiting):
    from django.db import DatabaseError, transaction

    with pytest.raises(DatabaseError), transaction.atomic():
        Definition.objects.update(title="otra")
