"""A message is worded and queued with the act it tells of: once, to an address that can exist, with no secret in it."""

import pytest
from django.db import transaction

from ventanilla.cases.models import Case
from ventanilla.documents.models import Document
from ventanilla.documents.secret_words import spoken
from ventanilla.journal.models import Entry
from ventanilla.notices.actions import Recipient, queue_message
from ventanilla.notices.addresses import WrongAddress, masked, phone_number
from ventanilla.notices.models import Dispatch, FollowCode, Message
from ventanilla.notices.tests.making import told_case

pytestmark = pytest.mark.req("A-04")


def queue(told, people, at, key="k", **more):
    values = {"folio": "F", "nombre": "N", "asunto": "A {b}", "enlace": "E", "vence": "V"}
    to = more.pop("to", Recipient("Lupe", "lupe@correo.mx"))
    given = {"kind": "cases.received", "subject": told.case.subject, "to": to, "values": values, "by": people.ana.actor}
    return queue_message(**given, key=key, at=at, secret="0" * 32, **more)


def test_opening_queues_the_wording_with_folio_and_term(told):
    message = told.message
    assert (message.channel, message.to, message.name) == ("email", "lupe@correo.mx", "Guadalupe Pérez López")
    assert message.title == f"Recibimos su petición {told.case.folio}"
    assert "viernes 11 de diciembre de 2026" in message.body
    assert f"/seguimiento/?folio={told.case.folio}" in message.body
    assert message.dispatch.state == Dispatch.State.WAITING


def test_the_word_is_not_kept_with_the_message_nor_anywhere(told):
    word = spoken(FollowCode.objects.get().seed)
    kept = told.case.subject
    letter = Document.objects.get(letter="acuse")
    assert word not in told.message.body
    assert word not in str(letter.fields)
    assert not Entry.objects.filter(subject_id=kept.id, personal__text__icontains=word).exists()


def test_who_left_only_a_telephone_gets_an_sms(people, at):
    message = told_case(people, at, email="", phone="55 1234 5678").message
    assert (message.channel, message.to, message.title) == ("sms", "+525512345678", "")
    assert "\n" not in message.body


def test_who_left_nothing_is_told_nothing_and_it_is_no_error(people, at):
    told_case(people, at, email="", phone="")
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("given", "code", "field"), [({"email": "lupe@"}, "correo", "email"), ({"phone": "123"}, "telefono", "phone")]
)
def test_an_address_that_cannot_exist_is_refused_before_anything_is_written(given, code, field, people, at):
    with pytest.raises(WrongAddress) as no:
        told_case(people, at, **{"email": "", **given})
    assert (no.value.code, no.value.field) == (code, field)
    assert not Case.objects.exists()


def test_the_same_key_queues_once(told, people, at):
    with transaction.atomic():
        first, second = queue(told, people, at), queue(told, people, at)
        other = queue(told, people, at, key="other")
    assert first == second != other
    assert "A {b}" in first.body


def test_what_is_rolled_back_is_never_told(told, people, at):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue(told, people, at)
        raise ZeroDivisionError
    assert not Message.objects.filter(key="k").exists()


def test_a_person_with_a_telephone_gets_no_message_the_pack_has_no_sms_for(told, people, at):
    with transaction.atomic():
        values = {"folio": "F", "nombre": "N", "asunto": "A", "area": "M"}
        subject, by = told.case.subject, people.ana.actor
        to = Recipient("Mario", "", "5512345678")
        given = {"kind": "cases.area_referred", "subject": subject, "to": to, "values": values, "key": "x"}
        assert queue_message(**given, by=by, at=at) is None


def test_addresses_are_masked_and_telephones_normalised():
    assert masked("email", "lupe@correo.mx") == "l•••@correo.mx"
    assert masked("sms", "+525512345678") == "••• 5678"
    assert masked("sms", None) == ""
    assert phone_number("+57 301 2345678", "MX") == "+573012345678"
