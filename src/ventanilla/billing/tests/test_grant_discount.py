"""A discount of a programme: of the charges it is for, once, up to its cap, by who may grant so much."""

import pytest

from ventanilla.billing.actions import grant_discount
from ventanilla.billing.queries import discount_of, programme_on, settlement_of
from ventanilla.billing.refusals import UnableToDiscount
from ventanilla.billing.tests.owing import AT, DRAIN, DRAIN_TAX, TODAY, WATER, account_of, charged, owing
from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.actions import reverse
from ventanilla.ledger.models import Entry
from ventanilla.ledger.tests.test_checks import OURS
from ventanilla.staff.models import Appointment
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("A-05", "E-01")
OLD = "adultos_mayores"
OFF = 16_262 + 1_337
"""38 % of the water and of the sewer."""


def granted(people, account, programme=OLD, **changed):
    rule = programme_on(programme, TODAY)
    seen = sum(relief.centavos for relief in discount_of(settlement_of(account, TODAY), rule)) if rule else 0
    given = {"papers": True, "seen": seen, "key": "d", "by": people.ileana.actor, "at": AT} | changed
    return grant_discount(account=account, programme=programme, **given)


def test_it_is_of_the_charges_it_is_for_and_lateness_is_less_by_itself(people):
    account = owing(people)
    granted(people, account)
    told = settlement_of(account, TODAY)
    assert [line.item.left for line in told.lines] == [WATER - 16_262, DRAIN - 1_337, DRAIN_TAX]
    assert told.lines[0].late.centavos == 982
    assert [s for check in OURS for s in check()] == []
    assert Told.objects.get(event="billing.discounted").facts["centavos"] == OFF


def test_a_charge_has_a_programme_once_unless_it_was_undone(people):
    account = owing(people)
    first = granted(people, account)
    assert granted(people, account).pk == first.pk
    with pytest.raises(UnableToDiscount, match="sin-adeudo"):
        granted(people, account, key="again")
    reverse(entry=first, key="undo", effective_on=TODAY, by=people.ileana.actor, at=AT)
    granted(people, account, key="after")
    assert Entry.objects.filter(kind="discount", reverses=None).count() == 2


def test_up_to_its_cap(people):
    account = owing(people)
    charged(people, account, "agua_fija", key="much", times=40, period="2020")
    reliefs = discount_of(settlement_of(account, TODAY), programme_on("regularizacion", TODAY))
    assert sum(relief.centavos for relief in reliefs) == 200_000


def test_more_than_the_desk_may_is_granted_by_who_authorises(people):
    account = owing(people)
    charged(people, account, "agua_fija", key="much", times=10, period="2020")
    Appointment.objects.create(person=people.beto, post="liquidador", starts_on=TODAY)
    with pytest.raises(UnableToDiscount, match=r"pide-autorizacion.*\$1,000\.00"):
        granted(people, account, by=people.beto.actor)
    granted(people, account)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"programme": "lunar"}, "programa"),
        ({"papers": False}, "sin-papeles"),
        ({"seen": 1}, "cambio-el-adeudo"),
    ],
)
def test_what_is_refused(people, changed, code):
    with pytest.raises(UnableToDiscount, match=code):
        granted(people, owing(people), **changed)
    assert not Entry.objects.filter(kind="discount").exists()


def test_nothing_owed_and_who_may_not(people):
    with pytest.raises(UnableToDiscount, match="sin-adeudo"):
        granted(people, account_of(people, "10-9"))
    with pytest.raises(NotAllowed):
        granted(people, owing(people), by=people.ana.actor)


def test_on_the_screen(client, people):
    owing(people)
    client.force_login(people.ileana)
    assert "/cuentas/10-1/descuento/" in client.get("/cuentas/10-1/adeudo/").content.decode()
    page = client.get("/cuentas/10-1/descuento/").content.decode()
    for said in ("Bonificación a personas adultas mayores: $175.99", "cifra de muestra", "INAPAM"):
        assert said in page
    sent = {"programme": f"{OLD}:{OFF}", "form_key": "k"}
    assert "Lo que descuenta cambió" in client.post("/cuentas/10-1/descuento/", {"programme": OLD}).content.decode()
    refused = client.post("/cuentas/10-1/descuento/", sent)
    assert refused.status_code == 422
    assert "Revise los papeles" in refused.content.decode()
    assert client.post("/cuentas/10-1/descuento/", sent | {"papers": "on"}).status_code == 302
    assert "De $427.95 quedan $265.33:" in client.get("/cuentas/10-1/adeudo/").content.decode()
