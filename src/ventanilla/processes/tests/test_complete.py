"""A task is done through its open token, once, and the procedure goes on."""

import pytest

from ventanilla.journal.models import Entry
from ventanilla.processes.actions import complete
from ventanilla.processes.models import Token
from ventanilla.processes.refusals import AlreadyDone, NotYours, NotYourTurn
from ventanilla.processes.step import OpenStep

pytestmark = pytest.mark.req("B-10")


def test_a_loop_goes_round_until_its_condition_holds(story):
    story.open("ronda")
    story.do("pedir", listo=False, clase="a")
    assert story.tasks == ["pedir"]
    story.do("pedir", listo=True, clase="b")
    story.do("revisar")
    assert story.is_closed
    assert not story.tokens().exists()


def test_branches_meet_after_a_table_decides_and_a_step_without_a_person_is_the_systems(story):
    story.open("reparto")
    story.do("uno")
    story.do("dos", listo=False, clase="c")
    assert story.tasks == ["tres"]
    story.do("tres", clase="a")
    story.do("cerrar")
    assert story.is_closed
    assert story.instance.variables["sello"] == "El sistema (procedimiento), sellar"


def test_a_second_completion_is_told_who_and_when(story):
    story.open("ronda")
    token = story.token("pedir").pk
    story.do("pedir", listo=True, clase="a")
    with pytest.raises(AlreadyDone) as refused:
        complete(token=token, by=story.people.gema.actor, at=story.at, values={})
    assert "Ana Robles Cid" in refused.value.sentence
    assert refused.value.when == story.at


def test_another_post_may_not_do_it(story):
    story.open("ronda")
    with pytest.raises(NotYours) as refused:
        complete(token=story.token("pedir").pk, by=story.people.beto.actor, at=story.at, values={})
    assert "Gerencia de Atención a Usuarios" in refused.value.sentence


def test_an_act_beside_the_diagram_is_refused(story):
    story.open("ronda")
    subject = story.instance.subject
    forged = OpenStep(subject, {}, "pedir", "tests.note", story.token("pedir").pk)
    with pytest.raises(NotYourTurn):
        forged.require("tests.note", subject)
    with pytest.raises(NotYourTurn):
        complete(token=10**9, by=story.by, at=story.at, values={})


def test_each_completion_is_journalled(story):
    story.open("ronda")
    story.do("pedir", listo=True, clase="a")
    entry = Entry.objects.filter(event="processes.task_done").latest("pk")
    assert entry.facts["node"] == "pedir"
    assert Token.objects.get(pk=entry.facts["token"]).finished_by == "Ana Robles Cid"


def test_parallel_copies_keep_their_own_variables(story):
    story.open("areas").do("turnar", areas=["medidores", "padron"])
    story.by = story.people.mario.actor
    token = story.tokens(node="a_acusar", area="medidores")[0]
    complete(token=token.pk, by=story.by, at=story.at, values={"listo": True})
    assert [t.area for t in story.tokens(kind="task")] == ["padron", "medidores"]
    story.instance.refresh_from_db()
    assert "listo" not in story.instance.variables


@pytest.mark.req("B-10")
@pytest.mark.parametrize("sql", ["UPDATE processes_token SET finished_by = 'otra'", "DELETE FROM processes_token"])
def test_a_finished_step_cannot_be_edited_even_in_the_database(story, sql):
    from django.db import DatabaseError, connection, transaction

    story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
    with pytest.raises(DatabaseError, match="solo crece"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{sql} WHERE node = 'preparar'")
