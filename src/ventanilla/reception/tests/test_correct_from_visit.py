"""A visit that brings a typing error ends on the spot, with its kind and the folio of the correction."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from ventanilla.journal.models import Entry
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.actions.add_matter import add_matter
from ventanilla.reception.actions.correct_from_visit import correct_from_visit
from ventanilla.reception.actions.end_matter import end_matter
from ventanilla.reception.actions.enter_visit import enter_visit
from ventanilla.reception.checks import corrections_end_their_matter
from ventanilla.reception.models import MatterCorrection, Outcome, Visit
from ventanilla.register.actions import add_account, authorise_correction, refuse_correction
from ventanilla.register.models import Account, Correction
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("A-05")
AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.fixture
def lupe(people) -> Account:
    by = people.pilar.actor
    return add_account(number="77", holder="Lupe Peres Lopez", street="Hidlago", exterior="12", by=by, at=AT)


@pytest.fixture
def visit(people, lupe) -> Visit:
    return enter_visit(name="Lupe", matter="Su calle", account=lupe, key="v", by=people.ana.actor, at=AT)


def asked(people, visit, lupe, field="street", after="Hidalgo", **more) -> Correction:
    said = {"field": field, "after": after, "reason": "Su predial", "key": field} | more
    return correct_from_visit(visit=visit, account=lupe, **said, by=people.ana.actor, at=AT)


def test_authorised_the_matter_ends_with_the_folio(people, visit, lupe):
    correction = asked(people, visit, lupe)
    assert not Outcome.objects.exists()
    authorise_correction(correction=correction, by=people.pilar.actor, at=AT)
    ending = Outcome.objects.get()
    assert (ending.kind, ending.resolution, ending.legacy_folio) == (
        "resolved",
        "correccion_padron",
        correction.folio,
    )
    assert ending.note == "«Hidlago» → «Hidalgo»"
    assert ending.by_name == people.pilar.name
    assert Entry.objects.filter(event="reception.visit_ended").count() == 1
    assert not list(corrections_end_their_matter())


def test_of_several_the_last_decided_ends_it(people, visit, lupe):
    street = asked(people, visit, lupe)
    name = asked(people, visit, lupe, field="holder", after="Lupe Pérez López")
    authorise_correction(correction=street, by=people.gema.actor, at=AT)
    assert not Outcome.objects.exists()
    refuse_correction(correction=name, reason="No lo prueba", by=people.gema.actor, at=AT)
    assert Outcome.objects.get().legacy_folio == street.folio


def test_all_refused_the_matter_stays_open(people, visit, lupe):
    refuse_correction(correction=asked(people, visit, lupe), reason="No lo prueba", by=people.gema.actor, at=AT)
    assert not Outcome.objects.exists()


def test_a_matter_that_ended_otherwise_is_left_so(people, visit, lupe):
    correction = asked(people, visit, lupe)
    end_matter(visit=visit, kind="informed", by=people.ana.actor, at=AT)
    authorise_correction(correction=correction, by=people.gema.actor, at=AT)
    assert Outcome.objects.get().kind == "informed"
    lupe.refresh_from_db()
    assert lupe.street == "Hidalgo"


def test_only_its_own_matter_ends(people, visit, lupe):
    add_matter(visit=visit, matter="Cuánto debe", by=people.ana.actor, at=AT)
    correction = asked(people, visit, lupe, number=2)
    assert asked(people, visit, lupe, number=2) == correction
    authorise_correction(correction=correction, by=people.gema.actor, at=AT)
    assert [m.ending is None for m in visit.matters.all()] == [True, False]
    assert MatterCorrection.objects.count() == 1


def test_an_ended_matter_or_another_post_asks_for_nothing(people, visit, lupe):
    end_matter(visit=visit, kind="informed", by=people.ana.actor, at=AT)
    with pytest.raises(Refusal, match="ya-termino"):
        asked(people, visit, lupe)
    said = {"field": "street", "after": "Hidalgo", "reason": "Su predial", "key": "k"}
    with pytest.raises(NotAllowed):
        correct_from_visit(visit=visit, account=lupe, **said, by=people.mario.actor, at=AT)
    assert not Correction.objects.exists()


def test_verify_tells_of_a_matter_left_open(people, visit, lupe, monkeypatch):
    monkeypatch.setattr("ventanilla.register.following.DECIDED", [])
    authorise_correction(correction=asked(people, visit, lupe), by=people.gema.actor, at=AT)
    assert "sigue abierta" in "".join(corrections_end_their_matter())


@pytest.fixture
def ana(people) -> Client:
    client = Client()
    client.force_login(people.ana, backend="ventanilla.staff.backends.Staff")
    return client


@pytest.fixture
def today(people, lupe) -> Visit:
    return enter_visit(name="Lupe", matter="Su calle", account=None, key="now", by=people.ana.actor, at=timezone.now())


def test_whoever_serves_somebody_corrects_for_her_from_the_account(ana, today, lupe):
    address = f"/visitas/{today.pk}/1/correccion/?cuenta=77"
    page = ana.get("/cuentas/77/").content.decode()
    assert address in page
    assert "/cuentas/77/correccion/" not in page
    assert "Busque la cuenta" in ana.get(f"/visitas/{today.pk}/").content.decode()
    assert ana.get(f"/visitas/{today.pk}/1/correccion/").status_code == 302
    assert "termina el asunto «Su calle»" in ana.get(address).content.decode()
    given = {"field": "street", "after": "Hidalgo", "reason": "Su predial", "form_key": "a"}
    assert ana.post(address, given).headers["Location"] == f"/visitas/{today.pk}/"
    assert "Espera autorización" in ana.get(f"/visitas/{today.pk}/").content.decode()


@pytest.mark.parametrize("address", ["/visitas/{visit}/1/correccion/?cuenta=77", "/visitas/nueva/?cuenta=77"])
def test_whose_data_are_shown_is_journalled(ana, today, lupe, address):
    seen = Entry.objects.filter(event="journal.opened_record", subject_kind=lupe.subject.kind)
    assert not seen.exists()
    assert "Lupe Peres Lopez" in ana.get(address.format(visit=today.pk)).content.decode()
    assert seen.get().facts == {"what": "register.account"}


def test_the_visit_of_an_account_offers_it(ana, visit):
    assert f"/visitas/{visit.pk}/1/correccion/" in ana.get(f"/visitas/{visit.pk}/").content.decode()
