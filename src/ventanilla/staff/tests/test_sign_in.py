"""Signing in: password, throttling, second step for who approves, and no session taken over."""

from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from axes.models import AccessAttempt
from django.utils import timezone
from tests.cast import PASSWORD, SECRET

from ventanilla.journal.models import Entry
from ventanilla.staff.actions import set_second_factor
from ventanilla.staff.second_factor import code_of


def enter(client, username, password=PASSWORD, **more):
    return client.post("/entrar/", {"username": username, "password": password, **more})


def give(client, code):
    return client.post("/entrar/codigo/", {"code": code})


@pytest.mark.req("B-10")
def test_ana_enters_with_her_password(client, people):
    answer = enter(client, " Ana ", next="/mi-cuenta/")
    assert (answer.status_code, answer.url) == (302, "/mi-cuenta/")
    assert client.get("/mi-cuenta/").status_code == 200
    assert Entry.objects.filter(event="staff.signed_in", actor_id=str(people.ana.pk)).exists()


def test_the_page_opens(client, db):
    assert "Entrar" in client.get("/entrar/").text


def test_a_wrong_password_is_told_in_spanish(client, people):
    answer = enter(client, "ana", "otra")
    assert answer.status_code == 422
    assert "no son correctos" in answer.text


def test_it_does_not_go_to_another_site_afterwards(client, people):
    assert enter(client, "ana", next="https://example.org/").url == "/"
    assert enter(client, "ana", next="nada").url == "/"


@pytest.mark.req("B-10")
def test_brute_force_is_throttled_for_the_account_at_that_address(client, people):
    codes = [enter(client, "ana", f"intento-{n}").status_code for n in range(6)]
    assert codes == [422] * 4 + [429] * 2
    answer = enter(client, "ana")
    assert answer.status_code == 429
    assert "durante 15 minutos" in answer.text
    assert enter(client, "gema").status_code == 302


def test_the_wait_ends(client, people):
    for n in range(5):
        enter(client, "ana", f"intento-{n}")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert enter(client, "ana").status_code == 302


@pytest.mark.req("B-10")
def test_who_approves_gives_a_code_too(client, people):
    assert enter(client, "diana").url == "/entrar/codigo/"
    assert client.get("/mi-cuenta/").status_code == 302
    assert "Demostración" not in client.get("/entrar/codigo/").text
    assert give(client, code_of(SECRET, timezone.now())).status_code == 302
    assert client.get("/mi-cuenta/").status_code == 200


def test_a_code_is_used_once(client, people):
    code = code_of(SECRET, timezone.now())
    for status in (302, 422):
        enter(client, "diana")
        assert give(client, code).status_code == status
        client.post("/salir/")


def test_a_recovery_code_is_used_once(client, people):
    paper = RecoveryCodes.activate(people.diana).get_unused_codes()[0]
    for status in (302, 422):
        enter(client, "diana")
        assert give(client, paper).status_code == status
        client.post("/salir/")
    assert Entry.objects.filter(event="staff.recovery_code_used").count() == 1


def test_guessing_codes_is_throttled(client, people):
    enter(client, "diana")
    assert [give(client, "abc").status_code for _ in range(6)] == [422] * 4 + [429] * 2


def test_the_code_cannot_be_given_without_the_password(client, people):
    assert client.get("/entrar/codigo/").url == "/entrar/"


def test_the_right_password_waits_five_minutes(client, people):
    enter(client, "diana")
    session = client.session
    session["sign_in_pending"] = {**session["sign_in_pending"], "at": timezone.now().timestamp() - 301}
    session.save()
    assert give(client, code_of(SECRET, timezone.now())).url == "/entrar/"


def test_the_demonstration_shows_the_code(client, people, settings):
    settings.DEMO = True
    enter(client, "diana")
    page = client.get("/entrar/codigo/")
    assert "Demostración" in page.text
    assert give(client, page.context["demo"]).status_code == 302


def test_the_session_gets_a_new_key(client, people):
    client.get("/entrar/")
    session = client.session
    session["planted"] = 1
    session.save()
    before = session.session_key
    enter(client, "ana")
    assert client.session.session_key != before


def test_leaving_ends_the_session(client, people):
    client.force_login(people.ana)
    assert client.get("/salir/").status_code == 405
    client.post("/salir/")
    assert client.get("/mi-cuenta/").status_code == 302


def test_who_left_does_not_enter(client, people):
    people.ana.is_active = False
    people.ana.save()
    assert enter(client, "ana").status_code == 422


@pytest.fixture
def clock(monkeypatch):
    """clock(hours): from now on the server's clock is that far from the true one."""
    true = timezone.now

    def move(hours):
        monkeypatch.setattr(timezone, "now", lambda: true() + timedelta(hours=hours))
        monkeypatch.setattr("axes.handlers.proxy.now", timezone.now)

    return move


def test_the_code_that_set_it_up_opens_nothing_more(client, people):
    now = timezone.now()
    code = code_of(SECRET, now)
    set_second_factor(person=people.ana, secret=SECRET, code=code, session_salt="s", at=now)
    enter(client, "ana")
    assert give(client, code).status_code == 422
    assert give(client, code_of(SECRET, now, later=1)).status_code == 302


def test_when_the_clock_goes_back_codes_are_good_again_and_none_twice(client, people, clock):
    enter(client, "diana")
    code = code_of(SECRET, timezone.now())
    assert give(client, code).status_code == 302
    clock(-36)
    enter(client, "diana")
    now = code_of(SECRET, timezone.now())
    assert give(client, now).status_code == 302
    enter(client, "diana")
    assert give(client, now).status_code == 422
    clock(0)
    enter(client, "diana")
    assert give(client, code).status_code == 422, "used before the clock went back"


def test_when_the_clock_goes_back_a_wait_is_no_longer_than_it_was(client, people, clock):
    for n in range(5):
        enter(client, "ana", f"intento-{n}")
    clock(-36)
    assert "durante 15 minutos" in enter(client, "ana").text
    clock(-35.7)
    assert enter(client, "ana").status_code == 302


def test_a_password_given_before_the_clock_went_back_does_not_wait_for_its_code(client, people, clock):
    enter(client, "diana")
    clock(-36)
    assert give(client, code_of(SECRET, timezone.now())).url == "/entrar/"
    assert not client.session.get("_auth_user_id")


def test_a_stranger_is_brought_back_where_she_was_going_but_not_to_an_endless_address(client, people):
    assert client.get("/mi-cuenta/?a=1").url == "/entrar/?next=/mi-cuenta/%3Fa%3D1"
    assert client.get("/mi-cuenta/?a=" + "1" * 20_000).url == "/entrar/?next=/"
