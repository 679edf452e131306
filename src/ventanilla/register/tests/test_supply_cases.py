"""The petition that led to a change of a service: linked for whoever may see it, a text for anybody else."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.journeys.story import Story

from ventanilla.journal.actor import Subject
from ventanilla.register.actions import add_connection, change_supply_state, change_use, end_connection, open_contract
from ventanilla.register.models import Account, Kind
from ventanilla.register.tests.conftest import AT

pytestmark = [pytest.mark.req("A-03"), pytest.mark.req("B-10")]
PAGE = "/cuentas/0012-345-6/"
STORY, STATE = f"{PAGE}servicio/", f"{PAGE}servicio/estado/"
DAY = date(2026, 11, 20)


def page(person, address: str) -> str:
    client = Client()
    client.force_login(person, backend="ventanilla.staff.backends.Staff")
    return client.get(address).content.decode()


def petition(people, account) -> Subject:
    return Story(people, AT).open(account=account).subject


def link(case: Subject) -> str:
    return f'<a href="/peticiones/{case.folio}/"><span class="folio">{case.folio}</span></a>'


def suspended(people, account: Account, case: Subject, n=0, state="") -> None:
    given = {"since": DAY, "reason": f"Lo resuelto {n}", "by": people.pilar.actor, "case": case}
    state = state or ("suspended", "active")[n % 2]
    change_supply_state(account=account, state=state, key=f"s{n}", at=AT + timedelta(minutes=n), **given)


def test_the_petition_is_linked_wherever_the_supply_is_told(people, lupe):
    case = petition(people, lupe)
    suspended(people, lupe, case)
    for address, times in ((PAGE, 2), (STORY, 2), (STATE, 1)):
        assert page(people.gema, address).count(f" · {link(case)}") == times, address


def test_an_area_reads_the_folio_and_follows_it_once_the_petition_is_its_own(people, lupe):
    told = Story(people, AT)
    told.open(account=lupe)
    suspended(people, lupe, told.case.subject)
    seen = page(people.mario, STORY)
    assert told.case.folio in seen
    assert link(told.case) not in seen
    told.until("a_atender")
    assert page(people.mario, STORY).count(link(told.case)) == 2


@pytest.mark.parametrize(
    "changed",
    [{"folio": "OP-1999-00001"}, {"id": "99999"}, {"id": "9" * 30}, {"id": "٣"}, {"kind": "oficio"}, {"kind": ""}],
    ids=str,
)
def test_a_folio_that_is_no_petition_of_here_stays_a_text(people, lupe, changed):
    known = vars(petition(people, lupe))
    told = Subject(**known | changed)
    suspended(people, lupe, told)
    seen = page(people.ana, STORY)
    assert seen.count(f'<span class="folio">{told.folio}</span>') == 2
    assert link(told) not in seen


def test_uses_contracts_and_connections_link_theirs(people, lupe):
    case = petition(people, lupe)
    said = {"by": people.pilar.actor, "at": AT, "case": case}
    change_use(account=lupe, use="Comercial", since=DAY, reason="Abrió una tienda", key="u", **said)
    made = add_connection(
        account=lupe, kind=Kind.WATER, diameter_mm=13, installed_on=DAY, key="c", by=people.pilar.actor, at=AT
    )
    end_connection(connection=made, ended_on=DAY, reason="Se cambió", **said)
    open_contract(account=lupe, signed_on=DAY, number="C-1", key="k", by=people.pilar.actor, at=AT)
    suspended(people, lupe, case, state="terminated")
    assert page(people.gema, STORY).count(link(case)) == 5


def test_the_story_asks_the_same_however_many_petitions_led_to_it(people, lupe):
    costs = []
    for n in range(5):
        suspended(people, lupe, petition(people, lupe), n)
        with CaptureQueriesContext(connection) as counted:
            assert page(people.gema, STORY).count('<a href="/peticiones/PET-') == n + 2
        costs.append(len(counted))
    assert costs[-1] <= costs[0], costs
