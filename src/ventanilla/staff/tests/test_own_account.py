"""One's own account: the password, and the second step that approvers must set up before anything else."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from tests.cast import PASSWORD

from ventanilla.staff.second_factor import code_of

NEW = "lluvia-de-mayo-3"


def change(client, present=PASSWORD, password=NEW, again=NEW):
    return client.post("/mi-cuenta/clave/", {"present": present, "password": password, "again": again})


@pytest.fixture
def ana(client, people):
    client.force_login(people.ana)
    return client


def test_the_account_shows_posts_and_permissions(ana):
    page = ana.get("/mi-cuenta/").text
    assert "Auxiliar de Atención a Usuarios" in page


def test_changing_the_password_keeps_this_session_and_ends_the_others(ana, people):
    elsewhere = Client()
    elsewhere.force_login(people.ana)
    assert change(ana).status_code == 302
    assert ana.get("/mi-cuenta/").status_code == 200
    assert elsewhere.get("/mi-cuenta/").status_code == 302


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"present": "otra"}, "actual no es correcta"),
        ({"password": PASSWORD, "again": PASSWORD}, "distinta de la actual"),
        ({"password": "corta", "again": "corta"}, "corta"),
        ({"again": "otra"}, "no son iguales"),
    ],
)
def test_a_password_is_refused_with_its_reason(ana, given, told):
    answer = change(ana, **given)
    assert answer.status_code == 422
    assert told in answer.text


def test_a_temporary_password_must_be_changed_first(ana, people):
    people.ana.password_is_temporary = True
    people.ana.save()
    assert ana.get("/mi-cuenta/segundo-paso/").status_code == 200
    people.sara.password_is_temporary = True
    people.sara.save()
    ana.force_login(people.sara)
    assert ana.get("/personal/").url == "/mi-cuenta/clave/"
    change(ana)
    assert ana.get("/personal/").status_code == 200


@pytest.mark.req("B-10")
def test_an_approver_without_second_step_is_sent_to_set_it_up(client, people):
    Authenticator.objects.filter(user=people.sara).delete()
    client.force_login(people.sara)
    assert client.get("/personal/").url == "/mi-cuenta/segundo-paso/"
    page = client.get("/mi-cuenta/segundo-paso/")
    assert "data:image/svg+xml" in page.text
    assert client.post("/mi-cuenta/segundo-paso/", {"code": "1"}).status_code == 422
    elsewhere = Client()
    elsewhere.force_login(people.sara)
    code = code_of(page.context["secret"].replace(" ", ""), timezone.now())
    assert len(client.post("/mi-cuenta/segundo-paso/", {"code": code}).context["codes"]) == 10
    assert client.get("/personal/").status_code == 200
    assert elsewhere.get("/mi-cuenta/").status_code == 302, "sessions opened without the second step end"
