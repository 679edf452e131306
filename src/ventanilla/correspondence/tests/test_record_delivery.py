"""Delivering a document: once, with a signature where it is in person; failed attempts are kept (B-08)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from ventanilla.correspondence.actions import UnableToAttempt, UnableToDeliver, record_attempt, record_delivery
from ventanilla.correspondence.models import Delivery, DeliveryAttempt
from ventanilla.correspondence.queries import delivery_of
from ventanilla.documents.actions import sign_receipt, void_letter
from ventanilla.documents.queries import custody_of
from ventanilla.documents.tests.making import drawing
from ventanilla.staff.permissions import NotAllowed


def deliver(answer, people, at, **change):
    said = {"to": "Lupe Sánchez", "way": "personal", "delivered_at": at, "signature": None} | change
    return record_delivery(document=answer, by=people.ana.actor, at=at, **said)


def signed(answer, people, at):
    return sign_receipt(document=answer, signer="Lupe", drawn_png=drawing(), scan=None, by=people.ana.actor, at=at)


@pytest.mark.req("B-07")
def test_a_signed_delivery_passes_the_original_to_the_user(answer, people, at):
    delivery = deliver(answer, people, at, signature=signed(answer, people, at))
    assert delivery_of(answer) == delivery
    assert [(c.copy, c.holder) for c in custody_of(answer)] == [("original", "Lupe Sánchez")]


@pytest.mark.req("B-07")
def test_in_person_without_signature_is_refused(answer, people, at):
    with pytest.raises(UnableToDeliver) as refused:
        deliver(answer, people, at)
    assert refused.value.code == "sin-firma"


@pytest.mark.req("B-08")
def test_after_an_attempt_another_way_delivers(answer, people, at):
    record_attempt(document=answer, way="domicilio", note="Nadie abrió", by=people.ana.actor, at=at)
    deliver(answer, people, at, way="correo_electronico")
    assert [a.note for a in DeliveryAttempt.objects.filter(document=answer)] == ["Nadie abrió"]
    with pytest.raises(UnableToAttempt):
        record_attempt(document=answer, way="domicilio", note="Otra vez", by=people.ana.actor, at=at)


def test_it_is_delivered_once(answer, people, at):
    deliver(answer, people, at, way="estrados")
    with pytest.raises(UnableToDeliver) as refused:
        deliver(answer, people, at, way="estrados")
    assert refused.value.code == "ya-entregado"


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_delivery_before_its_letter_or_in_the_future_is_refused(answer, people, at, hours):
    with pytest.raises(UnableToDeliver) as refused:
        deliver(answer, people, at, way="estrados", delivered_at=at + timedelta(hours=hours))
    assert refused.value.code == "momento-imposible"


def test_what_was_issued_by_a_clock_that_was_ahead_is_delivered_now(answer, people, at):
    back = at - timedelta(hours=36)
    assert deliver(answer, people, back, way="estrados").delivered_at == back


def test_a_void_document_is_not_delivered(answer, people, at):
    void_letter(document=answer, reason="Error", by=people.diana.actor, at=at)
    with pytest.raises(UnableToDeliver) as refused:
        deliver(answer, people, at, way="estrados")
    assert refused.value.code == "documento-anulado"


def test_an_outsider_may_not_deliver(answer, people, at):
    with pytest.raises(NotAllowed):
        record_attempt(document=answer, way="domicilio", note="x", by=people.otto.actor, at=at)


def test_a_delivery_cannot_be_edited(answer, people, at):
    deliver(answer, people, at, way="estrados")
    with pytest.raises(DatabaseError), transaction.atomic():
        Delivery.objects.update(to="Otro")
