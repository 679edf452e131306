"""`/tareas/<id>/` shows the form, does the task, and tells every refusal beside what was typed."""

import pytest
from django import forms
from django.urls import reverse

from ventanilla.processes import tasks
from ventanilla.processes.actions import fire_due
from ventanilla.processes.tests.conftest import note

pytestmark = pytest.mark.req("B-10")


class Note(forms.Form):
    clase = forms.CharField(label="Clase")
    listo = forms.BooleanField(label="Listo", required=False)

    def __init__(self, data=None, files=None, *, step):
        super().__init__(data, files)


@pytest.fixture
def at_task(client, story, people):
    tasks.register(tasks.TaskType("tests.note", "Anotar", note, form=Note, note="Escriba la clase."))
    client.force_login(people.ana)
    return story.open("ronda")


def place(story, node="pedir"):
    return reverse("processes:task", args=[story.token(node).pk])


def test_it_shows_the_form_and_goes_on_to_the_next_task_of_the_same_person(client, at_task):
    page = client.get(place(at_task))
    assert "Escriba la clase." in page.text
    answer = client.post(place(at_task), {"clase": "a", "listo": "on"})
    assert answer.url == place(at_task, "revisar")


def test_a_wrong_form_answers_422_and_keeps_what_was_typed(client, at_task):
    answer = client.post(place(at_task), {"clase": ""})
    assert answer.status_code == 422
    assert 'name="clase"' in answer.text


def test_a_second_click_goes_on_and_another_person_is_told_who_did_it(client, at_task, people):
    address = place(at_task)
    client.post(address, {"clase": "z"})
    assert client.post(address, {"clase": "z"}).status_code == 302
    client.force_login(people.gema)
    told = client.post(address, {"clase": "z"})
    assert told.status_code == 422
    assert "Ana Robles Cid ya terminó esta tarea" in told.text


def test_a_task_withdrawn_by_its_term_says_so(client, story, people):
    story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
    client.force_login(people.ana)
    address = place(story, "esperar")
    fire_due(story.token("esperar").due_at)
    assert "El plazo de esta tarea venció" in client.get(address).text


def test_another_area_may_not_look_and_an_unknown_task_is_not_found(client, at_task, people):
    address = place(at_task)
    assert client.get(reverse("processes:task", args=[10**8])).status_code == 404
    client.force_login(people.beto)
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("move", ["take", "release", "delegate"])
def test_a_refused_move_shows_nothing_of_a_task_of_another_area(client, at_task, people, move):
    client.force_login(people.mario)
    answer = client.post(reverse(f"processes:{move}", args=[at_task.token("pedir").pk]))
    assert answer.status_code == 403
    assert "Ver esta tarea" in answer.text


def test_a_superior_delegates_from_the_page(client, at_task, people):
    client.force_login(people.gema)
    token = at_task.token("pedir").pk
    address = reverse("processes:delegate", args=[token])
    assert client.post(address, {"to": people.beto.pk}).status_code == 422
    assert client.post(address, {"to": people.ana.pk}).status_code == 302
    assert at_task.token("pedir").taken_by_id == people.ana.pk
    assert "La tiene" in client.get(reverse("processes:task", args=[token])).text
