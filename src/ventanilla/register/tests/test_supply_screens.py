"""The screens of a service: how it stands on the account, its story, and a form for each change."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ventanilla.register.actions import change_supply_state, change_use
from ventanilla.register.models import (
    Account,
    Connection,
    ConnectionEnd,
    Contract,
    ContractEnd,
    SupplyState,
    UseChange,
)
from ventanilla.register.tests.conftest import AT
from ventanilla.utility.queries import current_pack

pytestmark = pytest.mark.req("A-03")
PAGE = "/cuentas/0012-345-6/"
STATE, USE, CONTRACT, CONNECTIONS = (f"{PAGE}{one}/" for one in ("servicio/estado", "uso", "contrato", "tomas"))
GIVEN = {"state": "suspended", "since": "2026-11-20", "reason": "Orden 44 del juzgado", "form_key": "one"}


def of(person) -> Client:
    client = Client()
    client.force_login(person, backend="ventanilla.staff.backends.Staff")
    return client


@pytest.fixture
def pilar(people) -> Client:
    return of(people.pilar)


def text(answer) -> str:
    return answer.content.decode()


def test_the_account_says_how_it_stands_and_offers_what_may_be_done(people, pilar, lupe):
    page = text(pilar.get(PAGE))
    for shown in ("Servicio y contrato", "Así estaba al registrarla", "Ninguna toma anotada", STATE, USE, CONTRACT):
        assert shown in page
    seen = text(of(people.ana).get(PAGE))
    assert "Servicio y contrato" in seen
    assert STATE not in seen


def test_a_state_sent_twice_is_changed_once_and_told_on_the_account(pilar, lupe):
    for _ in range(2):
        assert pilar.post(STATE, GIVEN).headers["Location"] == PAGE
    assert SupplyState.objects.count() == 1
    page = text(pilar.get(PAGE))
    for shown in ("Suspendida; antes activa", "Orden 44 del juzgado", "Pilar Montes Gil"):
        assert shown in page


def test_what_is_refused_keeps_what_was_typed_and_offers_only_what_may_follow(pilar, lupe):
    assert "Activa: " not in text(pilar.get(STATE))
    answer = pilar.post(STATE, GIVEN | {"since": "2126-01-01"})
    assert answer.status_code == 422
    assert "Esa fecha aún no llega" in text(answer)
    assert "Orden 44 del juzgado" in text(answer)
    assert "Elija cómo queda el servicio." in text(pilar.post(STATE, {"form_key": "x"}))
    assert "La cuenta ya está activa" in text(pilar.post(STATE, GIVEN | {"state": "active"}))
    assert not SupplyState.objects.exists()


def test_terminating_is_asked_twice_and_told_as_what_it_is(pilar, lupe):
    given = GIVEN | {"state": "terminated"}
    answer = pilar.post(STATE, given)
    assert answer.status_code == 422
    for said in ("Marque la casilla si de verdad se da de baja", "Orden 44 del juzgado"):
        assert said in text(answer)
    assert not SupplyState.objects.exists()
    page = text(pilar.post(STATE, given | {"sure": "on"}, follow=True))
    assert "La cuenta quedó dada de baja desde el 20/11/2026." in page
    assert Account.objects.get().state == "terminated"


def test_a_contract_is_opened_ended_and_opened_again(pilar, lupe):
    given = {"signed_on": "2026-11-20", "form_key": "c"}
    for _ in range(2):
        assert pilar.post(CONTRACT, given).headers["Location"] == PAGE
    assert "CON-2026-00001" in text(pilar.get(CONTRACT))
    assert "El titular ya tiene el contrato" in text(pilar.post(CONTRACT, given | {"form_key": "d"}))
    ends = {"ended_on": "2026-11-20", "reason": "Se va de la ciudad"}
    assert "queda de baja en el mismo acto" in text(pilar.get(f"{CONTRACT}terminar/"))
    assert pilar.post(f"{CONTRACT}terminar/", ends).headers["Location"] == PAGE
    assert pilar.post(f"{CONTRACT}terminar/", ends).headers["Location"] == CONTRACT
    assert (Contract.objects.count(), ContractEnd.objects.count()) == (1, 1)
    assert "Se reanuda solo con un contrato nuevo" in text(pilar.get(PAGE))
    assert "se reanuda con un contrato nuevo" in text(pilar.get(STATE))
    assert "queda otra vez activa" in text(pilar.get(CONTRACT))
    pilar.post(CONTRACT, given | {"form_key": "e"})
    assert Account.objects.get().state == "active"


def test_a_connection_is_added_and_removed(pilar, lupe):
    given = {"kind": "water", "diameter_mm": "13", "installed_on": "2026-11-20", "form_key": "k"}
    for _ in range(2):
        assert pilar.post(CONNECTIONS, given).headers["Location"] == PAGE
    page, made = text(pilar.get(CONNECTIONS)), Connection.objects.get()
    assert "Toma de agua de 13" in page
    assert "Descarga de drenaje" in page
    assert 'value="water"' not in page
    assert pilar.post(CONNECTIONS, given | {"form_key": "m"}).status_code == 422
    ends, removing = {"ended_on": "2026-11-20", "reason": "Se cambió"}, f"{CONNECTIONS}{made.pk}/retirar/"
    assert "Se retiró: toma de agua de 13 mm" in text(pilar.get(removing))
    for _ in range(2):
        assert pilar.post(removing, ends).headers["Location"] == PAGE
    assert ConnectionEnd.objects.count() == 1
    assert pilar.get(removing).headers["Location"] == CONNECTIONS
    assert pilar.get(f"{CONNECTIONS}99999/retirar/").status_code == 404


def test_a_use_is_one_of_the_pack_or_typed_where_it_names_none(pilar, lupe, monkeypatch):
    page = text(pilar.get(USE))
    assert "Industrial" in page
    assert 'value="Doméstico"' not in page
    given = {"use": "Comercial", "since": "2026-11-20", "reason": "Abrió una tienda", "form_key": "u"}
    for _ in range(2):
        assert pilar.post(USE, given).headers["Location"] == PAGE
    assert UseChange.objects.count() == 1
    monkeypatch.setitem(current_pack()._read, "service", type(current_pack().section("service"))())
    assert 'type="text" name="use"' in text(pilar.get(USE))


def test_the_words_are_those_of_the_pack(pilar, lupe, monkeypatch):
    monkeypatch.setitem(current_pack().section("vocabulary"), "connection", "acometida")
    assert "Acometida de agua" in text(pilar.get(CONNECTIONS))
    assert "Ninguna acometida anotada" in text(pilar.get(PAGE))


def test_the_story_is_whole_on_its_page_and_short_on_the_account(people, pilar, lupe):
    assert "Nada ha cambiado" in text(pilar.get(f"{PAGE}servicio/"))
    by, costs = people.pilar.actor, []
    for n in range(9):
        with CaptureQueriesContext(connection) as counted:
            pilar.get(f"{PAGE}servicio/")
        costs.append(len(counted))
        said = {"since": date(2026, 11, 1), "reason": f"Vez {n}", "by": by, "at": AT + timedelta(minutes=n)}
        change_supply_state(account=lupe, state=("suspended", "active")[n % 2], key=f"s{n}", **said)
        change_use(account=lupe, use=("Comercial", "Doméstico")[n % 2], key=f"u{n}", **said)
    assert costs[-1] <= costs[0] <= 14
    page, account = text(of(people.ana).get(f"{PAGE}servicio/")), text(pilar.get(PAGE))
    assert page.index("Vez 8") < page.index("Vez 0")
    assert "Ver toda la historia" in account
    assert "Vez 3" not in account
