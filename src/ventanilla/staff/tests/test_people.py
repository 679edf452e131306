"""People and appointments: each act works, is journalled and refuses; somebody always administers."""

from datetime import UTC, date, datetime

import pytest
from allauth.mfa.models import Authenticator

from ventanilla.journal.models import Entry
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.actions import appoint, dismiss, end_appointment, hire, reset_password, reset_second_factor
from ventanilla.staff.models import Appointment, Person
from ventanilla.staff.permissions import NotAllowed
from ventanilla.staff.queries import standing

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
DAY = date(2026, 11, 20)
PASSWORD = "molino-de-viento-4"


@pytest.fixture
def acts(people):
    """What Sara does now."""
    return {"by": people.sara.actor, "at": AT}


def held(person) -> Appointment:
    return Appointment.objects.get(person=person)


@pytest.mark.req("B-10")
def test_a_person_is_hired_appointed_and_ended(acts):
    rosa = hire(username="rosa", name="Rosa  Mena", password=PASSWORD, **acts)
    assert not standing(rosa.actor, AT).posts
    made = appoint(person=rosa, post="inspectora", starts_on=DAY, **acts)
    assert standing(rosa.actor, AT).may("cases.attend")
    end_appointment(appointment=made, ends_on=DAY, **acts)
    assert not standing(rosa.actor, AT).posts
    about = Entry.objects.filter(subject_kind="person", subject_id=str(rosa.pk)).order_by("pk")
    events = list(about.values_list("event", flat=True))
    assert events == ["staff.hired", "staff.appointed", "staff.appointment_ended"]
    assert rosa.password_is_temporary


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"username": "Ñandú x"}, "usuario-invalido"),
        ({"username": "ANA"}, "usuario-repetido"),
        ({"name": " "}, "falta-nombre"),
        ({"password": "corta"}, "clave-debil"),
    ],
)
def test_hiring_refuses_what_cannot_be(acts, given, code):
    with pytest.raises(Refusal, match=code):
        hire(**({"username": "rosa", "name": "Rosa", "password": PASSWORD} | given), **acts)


def test_appointing_refuses_what_cannot_be(acts, people):
    with pytest.raises(Refusal, match="puesto-desconocido"):
        appoint(person=people.otto, post="rey", starts_on=DAY, **acts)
    with pytest.raises(Refusal, match="ya-nombrada"):
        appoint(person=people.carla, post="inspectora", starts_on=DAY, **acts)
    dismiss(person=people.otto, day=DAY, **acts)
    with pytest.raises(Refusal, match="persona-de-baja"):
        appoint(person=people.otto, post="cajero", starts_on=DAY, **acts)


def test_ending_refuses_what_cannot_be(acts, people):
    with pytest.raises(Refusal, match="antes-del-inicio"):
        end_appointment(appointment=held(people.ana), ends_on=date(2025, 1, 1), **acts)
    end_appointment(appointment=held(people.ana), ends_on=DAY, **acts)
    with pytest.raises(Refusal, match="ya-terminado"):
        end_appointment(appointment=held(people.ana), ends_on=DAY, **acts)


@pytest.mark.req("B-10")
def test_somebody_always_administers(acts, people):
    for leave in (
        lambda: end_appointment(appointment=held(people.sara), ends_on=DAY, **acts),
        lambda: dismiss(person=people.sara, day=DAY, **acts),
    ):
        with pytest.raises(Refusal, match="ultima-administracion"):
            leave()
    appoint(person=people.otto, post="administracion_sistema", starts_on=DAY, **acts)
    dismiss(person=people.sara, day=DAY, **acts)
    assert not Person.objects.get(username="sara").is_active


@pytest.mark.req("B-10")
def test_only_who_administers_may(people):
    ana = {"by": people.ana.actor, "at": AT}
    for act in (
        lambda: hire(username="x1", name="X", password=PASSWORD, **ana),
        lambda: appoint(person=people.ana, post="directora_comercial", starts_on=DAY, **ana),
        lambda: end_appointment(appointment=held(people.sara), ends_on=DAY, **ana),
        lambda: dismiss(person=people.sara, day=DAY, **ana),
        lambda: reset_password(person=people.sara, password=PASSWORD, **ana),
        lambda: reset_second_factor(person=people.sara, session_salt="x", **ana),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.fixture
def sara(client, people):
    client.force_login(people.sara)
    return client


def test_the_screens_hire_and_appoint(sara):
    assert "Ana Robles Cid" in sara.get("/personal/").text
    page = sara.post("/personal/alta/", {"name": "Rosa Mena", "username": "rosa"})
    rosa = Person.objects.get(username="rosa")
    assert rosa.check_password(page.context["password"])
    place = f"/personal/{rosa.pk}/"
    answer = sara.post(f"{place}nombramientos/", {"post": "inspectora", "starts_on": "2026-01-02"})
    assert answer.url == place
    assert "Atender" in sara.get(place).text or "Inspectora" in sara.get(place).text
    ended = sara.post(f"/personal/nombramientos/{held(rosa).pk}/termino/", {"ends_on": "2026-02-01"})
    assert ended.url == place
    assert sara.post(f"{place}baja/").url == place


def test_the_screens_tell_a_refusal(sara, people):
    assert sara.post("/personal/alta/", {"name": "Ana", "username": "ana"}).status_code == 422
    assert sara.post(f"/personal/{people.ana.pk}/nombramientos/", {"post": ""}).status_code == 422
    answer = sara.post(f"/personal/{people.sara.pk}/baja/")
    assert answer.status_code == 422
    assert "Nadie más" in answer.text


def test_the_screen_gives_a_temporary_password_and_takes_the_second_step_away(sara, people):
    page = sara.post(f"/personal/{people.diana.pk}/clave/")
    assert Person.objects.get(pk=people.diana.pk).check_password(page.context["password"])
    place = f"/personal/{people.diana.pk}/segundo-paso/"
    assert [sara.post(place).status_code for _ in range(2)] == [302, 422]
    assert not Authenticator.objects.filter(user=people.diana).exists()
