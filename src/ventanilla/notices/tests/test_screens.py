"""The outbox and one message: who sees what, what each costs, trying again, and erasing by law."""

from datetime import timedelta

import pytest
from tests.cost import queries_of

from ventanilla.documents.secret_words import spoken
from ventanilla.journal.actions import UnableToErase
from ventanilla.journal.models import Entry
from ventanilla.notices import carriers
from ventanilla.notices.actions import UnableToRetry, erase_message, retry_message, send_due
from ventanilla.notices.carriers import Undeliverable
from ventanilla.notices.models import Attempt, Dispatch, FollowCode
from ventanilla.notices.tests.making import Obedient, told_case
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("B-10")


def dead(told, post, at):
    def no(parcel):
        raise Undeliverable("550 lupe@correo.mx no existe")

    post.meets = no
    send_due(at, 100)
    return told.message


def test_the_outbox_shows_masked_addresses_and_filters(client, people, told, post, at):
    dead(told, post, at)
    told_case(people, at, email="", phone="5512345678")
    client.force_login(people.gema)
    page = client.get("/mensajes/").content.decode()
    assert "l•••@correo.mx" in page
    assert "lupe@correo.mx" not in page
    assert "••• 5678" in client.get("/mensajes/?state=waiting").content.decode()
    assert "••• 5678" not in client.get("/mensajes/?state=dead").content.decode()
    assert client.get("/mensajes/?state=nada").status_code == 422


def test_the_outbox_says_that_nobody_carries_and_that_a_demo_only_pretends(client, people, told):
    client.force_login(people.gema)
    assert "No hay quien envíe por correo" in client.get("/mensajes/").content.decode()
    carriers.engage("email", Obedient())
    page = client.get("/mensajes/").content.decode()
    assert "Nada sale de este equipo" in page
    assert "No hay quien envíe" not in page


def test_the_outbox_costs_the_same_with_one_and_with_many(client, people, told, at):
    client.force_login(people.gema)
    carriers.engage("email", Obedient())
    one = queries_of(client, "/mensajes/")
    for n in range(8):
        told_case(people, at, email=f"p{n}@correo.mx")
    assert queries_of(client, "/mensajes/") == one <= 8


def test_the_message_is_shown_as_sent_without_its_word_and_its_opening_is_journalled(client, people, told):
    client.force_login(people.gema)
    page = client.get(f"/mensajes/{told.message.pk}/").content.decode()
    assert "lupe@correo.mx" in page
    assert "••••-••••-••••" in page
    assert spoken(FollowCode.objects.get().seed) not in page
    assert Entry.objects.filter(event="journal.opened_record", facts__what=f"message {told.message.pk}").exists()
    assert queries_of(client, f"/mensajes/{told.message.pk}/") <= 12


def test_who_does_not_see_the_petition_does_not_see_its_message(client, people, told):
    client.force_login(people.mario)
    assert client.get(f"/mensajes/{told.message.pk}/").status_code == 403
    assert client.get("/mensajes/").status_code == 403


def test_the_petition_shows_what_was_sent(client, people, told):
    client.force_login(people.ana)
    page = client.get(f"/peticiones/{told.case.folio}/").content.decode()
    assert "Petición recibida" in page
    assert f"/mensajes/{told.message.pk}/" in page


@pytest.mark.req("A-04")
def test_a_dead_message_is_tried_again_and_goes_out(client, people, told, post, at):
    message = dead(told, post, at)
    client.force_login(people.gema)
    assert "Reintentar" in client.get(f"/mensajes/{message.pk}/").content.decode()
    assert client.post(f"/mensajes/{message.pk}/reintento/").status_code == 302
    assert Entry.objects.filter(event="notices.retried", facts__message=message.pk).count() == 1
    post.meets = lambda parcel: "250 OK"
    assert send_due(at + timedelta(days=4000), 100) == 1
    assert [a.outcome for a in Attempt.objects.all()] == ["refused", "sent"]


def test_only_a_dead_message_is_tried_again_and_only_by_who_may(people, told, post, at):
    with pytest.raises(UnableToRetry, match="está en la cola"):
        retry_message(message=told.message, by=people.gema.actor, at=at)
    send_due(at, 100)
    with pytest.raises(UnableToRetry, match="ya se envió"):
        retry_message(message=told.message, by=people.gema.actor, at=at)
    with pytest.raises(NotAllowed):
        retry_message(message=told.message, by=people.ana.actor, at=at)


def test_erasing_leaves_the_fact_and_nothing_of_the_person(client, people, told, post, at):
    message = dead(told, post, at)
    erase_message(message=message, reason="Resolución 12", by=people.sara.actor, at=at)
    client.force_login(people.gema)
    for path in ("/mensajes/", f"/mensajes/{message.pk}/"):
        page = client.get(path).content.decode()
        assert "lupe@correo.mx" not in page
        assert "borr" in page
    assert Attempt.objects.get().answer is None
    assert Entry.objects.filter(event="notices.erased").count() == 1
    with pytest.raises(UnableToErase, match="ya se había borrado"):
        erase_message(message=message, reason="Otra vez", by=people.sara.actor, at=at)
    with pytest.raises(UnableToRetry, match="se borró"):
        retry_message(message=message, by=people.gema.actor, at=at)


def test_erasing_needs_a_reason_and_the_permission(people, told, at):
    with pytest.raises(UnableToErase) as no:
        erase_message(message=told.message, reason=" ", by=people.sara.actor, at=at)
    assert no.value.field == "reason"
    with pytest.raises(NotAllowed):
        erase_message(message=told.message, reason="x", by=people.gema.actor, at=at)


def test_what_was_erased_before_it_was_sent_never_goes_out(people, told, post, at):
    erase_message(message=told.message, reason="Resolución 12", by=people.sara.actor, at=at)
    assert send_due(at, 100) == 0
    assert not post.sent
    assert told.message.dispatch.state == Dispatch.State.DEAD


def test_the_wording_cannot_be_changed_afterwards(told):
    from django.db import DatabaseError, transaction

    for wrong in ({"body": "otra cosa"}, {"to": None}):
        with pytest.raises(DatabaseError, match="solo crece"), transaction.atomic():
            type(told.message).objects.update(**wrong)
