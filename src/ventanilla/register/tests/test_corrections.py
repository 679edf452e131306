"""Typing errors of the register: asked, authorised by another or refused; only then the account changes."""

from contextlib import contextmanager
from datetime import date
from io import BytesIO

import pytest
from django.db import DatabaseError, transaction

from ventanilla.documents.queries import attachments_of
from ventanilla.journal.models import Entry, IssuedFolio
from ventanilla.lib.refusals import Refusal
from ventanilla.register.actions import ask_correction, authorise_correction, change_holder, refuse_correction
from ventanilla.register.checks import corrections_stand, corrections_wait_or_are_decided
from ventanilla.register.correction_queries import corrections_of, waiting_corrections, waiting_for
from ventanilla.register.corrections import Correctable, slips
from ventanilla.register.models import Account, Correction, CorrectionDecision, CorrectionWaiting, Party
from ventanilla.register.queries import holder_of, search
from ventanilla.register.tests.conftest import AT, CONSOLE
from ventanilla.register.tests.test_import_accounts import csv_of, run, with_cells
from ventanilla.staff.permissions import NotAllowed
from ventanilla.utility.queries import current_pack
from ventanilla.utility.tests.packs import faults_of, spoiled

pytestmark = pytest.mark.req("A-05")
DAY = date(2026, 11, 20)
SAID = {"field": "holder", "after": "María Guadalupe Peña Fernández", "reason": "Su credencial lo dice"}


def asked(people, account, key="k1", **changed):
    return ask_correction(account=account, **SAID | changed, key=key, by=people.ana.actor, at=AT)


@contextmanager
def refused(code):
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        ("Peres", "Pérez", 1),
        ("PEREZ", "Pérez", 0),
        ("Hidlago", "Hidalgo", 1),
        ("Peña Lupe", "Lupe Peña", 0),
        ("Sanbartolo", "San Bartolo", 0),
        ("12", "21", 1),
        ("Pena", "Peña", 1),
    ],
)
def test_slips_are_counted_in_letters(before, after, wrong):
    assert slips(before, after) == wrong


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [("Ana Ruiz", "Eva Ruiz", False), ("Ana Ruis", "Ana Ruiz", True), ("", "Ana", False)],
)
def test_few_letters_of_a_short_name_are_many(before, after, allowed):
    assert Correctable("holder", "Titular", 3, 20, "Otro trámite").allows(before, after) is allowed


def test_nothing_changes_until_it_is_authorised(people, lupe):
    correction = asked(people, lupe, evidence=named(b"Credencial escaneada", "credencial.txt"))
    assert correction.folio == "COR-2026-00001"
    assert (correction.before, correction.after) == ("María Guadalupe Peña Hernández", SAID["after"])
    assert holder_of(lupe, DAY).party.name == "María Guadalupe Peña Hernández"
    assert [one.label for one in attachments_of(correction.subject)] == ["credencial.txt"]
    entry = Entry.objects.select_related("personal").get(event="register.correction_asked")
    assert (entry.subject_kind, entry.subject_id) == ("account", str(lupe.pk))
    assert "Fernández" not in str(entry.facts)
    assert entry.personal.text["after"] == SAID["after"]


def named(content, name):
    file = BytesIO(content)
    file.name = name
    return file


def test_authorised_the_account_changes_and_is_found_by_it(people, lupe):
    correction = asked(people, lupe)
    decision = authorise_correction(correction=correction, by=people.gema.actor, at=AT)
    assert authorise_correction(correction=correction, by=people.gema.actor, at=AT) == decision
    assert holder_of(lupe, DAY).party.name == SAID["after"]
    assert holder_of(lupe, DAY).party.holdings.count() == 1
    assert [row.number for row in search("fernández").rows] == [lupe.number]
    assert Entry.objects.filter(event="register.correction_authorised").count() == 1
    assert not CorrectionWaiting.objects.exists()
    assert [row.correction.settled.by_name for row in corrections_of(lupe.pk)] == ["Gema Ibarra Soto"]
    assert not list(corrections_stand())
    assert not list(corrections_wait_or_are_decided())


def test_an_address_is_put_right(people, lupe):
    correction = asked(people, lupe, field="street", after="Av. Gustavo Díaz")
    authorise_correction(correction=correction, by=people.pilar.actor, at=AT)
    lupe.refresh_from_db()
    assert lupe.street == "Av. Gustavo Díaz"
    assert {"diaz", "hernandez"} <= set(lupe.words.split())


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"field": "use_class"}, "dato"),
        ({"after": " "}, "sin-valor"),
        ({"reason": " "}, "sin-motivo"),
        ({"after": "María Guadalupe Peña Hernández"}, "sin-cambio"),
        ({"after": "Rosa Trejo Luna"}, "no-es-error-de-dedo"),
        ({"field": "interior", "after": "3"}, "no-es-error-de-dedo"),
        ({"field": "postal_code", "after": "53000000000"}, "muy-largo"),
    ],
)
def test_asking_refuses_and_says_why(people, lupe, changed, code):
    with refused(code):
        asked(people, lupe, **changed)
    assert not IssuedFolio.objects.filter(series="correction").exists()


def test_another_holder_is_no_typing_error_and_the_refusal_says_the_procedure(people, lupe):
    with pytest.raises(Refusal, match="cambio de titular"):
        asked(people, lupe, after="Rosa Trejo Luna")


def test_sent_twice_it_is_asked_once_and_of_a_datum_only_one_waits(people, lupe):
    assert asked(people, lupe) == asked(people, lupe)
    with refused("ya-pedida"):
        asked(people, lupe, key="k2")
    assert Correction.objects.count() == 1


def test_nobody_authorises_what_she_asked_unless_the_pack_says_so(people, lupe, monkeypatch):
    own = ask_correction(account=lupe, **SAID, key="k", by=people.gema.actor, at=AT)
    assert waiting_for(people.gema.actor) == (0, None)
    assert waiting_for(people.pilar.actor)[0] == 1
    with refused("propia"):
        authorise_correction(correction=own, by=people.gema.actor, at=AT)
    monkeypatch.setitem(current_pack().section("utility").settings, "corrections.own", True)
    assert authorise_correction(correction=own, by=people.gema.actor, at=AT).is_authorised


def test_who_may_not_is_refused(people, lupe):
    correction = asked(people, lupe)
    with pytest.raises(NotAllowed):
        authorise_correction(correction=correction, by=people.ana.actor, at=AT)
    with pytest.raises(NotAllowed):
        refuse_correction(correction=correction, reason="No", by=people.beto.actor, at=AT)
    with pytest.raises(NotAllowed):
        ask_correction(account=lupe, **SAID, key="k", by=people.beto.actor, at=AT)


def test_refused_the_account_stays_and_it_is_not_authorised_later(people, lupe):
    correction = asked(people, lupe)
    with refused("sin-motivo"):
        refuse_correction(correction=correction, reason=" ", by=people.gema.actor, at=AT)
    said = {"correction": correction, "reason": "La credencial no lo dice", "by": people.gema.actor, "at": AT}
    assert refuse_correction(**said) == refuse_correction(**said)
    with refused("ya-decidida"):
        authorise_correction(correction=correction, by=people.gema.actor, at=AT)
    assert holder_of(lupe, DAY).party.name == "María Guadalupe Peña Hernández"
    assert asked(people, lupe, key="again").folio == "COR-2026-00002"


def test_who_asked_may_withdraw_it(people, lupe):
    own = refuse_correction(correction=asked(people, lupe), reason="Era otra cuenta", by=people.ana.actor, at=AT)
    assert not own.is_authorised


def test_it_is_refused_when_the_value_changed_in_between(people, lupe):
    street = asked(people, lupe, key="s", field="street", after="Av. Gustavo Paz")
    name = asked(people, lupe)
    Account.objects.filter(pk=lupe.pk).update(street="Av. Gustavo Díaz")
    change_holder(account=lupe, name="María Guadalupe Peña Hernández", since=DAY, by=CONSOLE, at=AT)
    for correction in (street, name):
        with refused("ya-cambio"):
            authorise_correction(correction=correction, by=people.gema.actor, at=AT)
    assert waiting_corrections(people.gema.actor).rows[0].correction == street


def test_an_import_that_brings_the_slip_again_does_not_undo_it(people, db):
    slip = {"NOMBRE": "Jose Nuñes Peña", "CALLE": "Hidlago"}
    run(csv_of(with_cells(**slip)))
    account = Account.objects.get()
    for field, after in (("holder", "José Núñez Peña"), ("street", "Hidalgo")):
        correction = asked(people, account, key=field, field=field, after=after)
        authorise_correction(correction=correction, by=people.gema.actor, at=AT)
    run(csv_of(with_cells(**slip, SALDO="99.00", TELEFONO="55 9999 8888")))
    account.refresh_from_db()
    assert account.street == "Hidalgo"
    assert Party.objects.get().name == "José Núñez Peña"
    assert {"hidalgo", "nunez"} <= set(account.words.split())
    assert not list(corrections_stand())


def test_corrections_only_grow(people, lupe):
    authorise_correction(correction=asked(people, lupe), by=people.gema.actor, at=AT)
    for model in (Correction, CorrectionDecision):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(by_name="Otra")
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all()._raw_delete("default")


def test_verify_tells_of_a_slip_that_came_back(people, lupe):
    correction = asked(people, lupe)
    authorise_correction(correction=correction, by=people.gema.actor, at=AT)
    Party.objects.filter(pk=correction.party_id).update(name=correction.before)
    assert "volvió a decir" in "".join(corrections_stand())
    CorrectionWaiting.objects.create(correction=correction, account=lupe, field="holder")
    assert correction.folio in "".join(corrections_wait_or_are_decided())


FAULTS = [
    ("register.toml", 'code = "street"', 'code = "meter"', "no es un dato que se corrija"),
    ("register.toml", "letters = 3", "letters = 0", "al menos una letra"),
    ("folios.toml", 'code = "correction"', 'code = "correccion"', "Falta la serie «correction»"),
]


@pytest.mark.req("H-03")
@pytest.mark.parametrize(("path", "old", "new", "sentence"), FAULTS)
def test_a_fault_of_the_pack_is_named(path, old, new, sentence):
    assert [fault.path for fault in faults_of(spoiled(path, old, new)) if sentence in fault.sentence] == [path]
