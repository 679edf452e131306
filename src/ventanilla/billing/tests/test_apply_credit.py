"""What is in favour pays what is owed without a payment: once, the oldest first, with its lateness."""

import pytest

from ventanilla.billing.actions import apply_credit
from ventanilla.billing.queries import items_owed, settlement_of
from ventanilla.billing.refusals import UnableToApply
from ventanilla.billing.tests.owing import AT, DRAIN, DRAIN_TAX, DUE, TODAY, WATER, account_of, charged, owing, paid
from ventanilla.billing.tests.test_adjustments import wrong
from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.models import Entry
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("E-01")


def in_favour(people, centavos):
    """An account that paid before it was charged: 427.95, 35.19 and 5.63, with 17.34 of lateness."""
    account = account_of(people)
    paid(people, account, centavos)
    for fee in ("agua_fija", "drenaje_fijo"):
        charged(people, account, fee, period="2026-4B", due_on=DUE)
    return account


def applied(people, account, seen, key="k", by="ileana"):
    return apply_credit(account=account, seen=seen, key=key, by=getattr(people, by).actor, at=AT)


def test_it_pays_the_oldest_first_with_its_lateness(people):
    account = in_favour(people, 44_400)
    entry = applied(people, account, 44_400)
    assert {item.concept: item.left for item in items_owed(account)} == {
        "recargos": WATER + 1_583 + 130 - 44_400,
        "drenaje": DRAIN,
        "iva": DRAIN_TAX,
    }
    told = settlement_of(account, TODAY)
    assert (told.in_favour, told.owed) == (0, WATER + DRAIN + DRAIN_TAX + 1_734 - 44_400)
    assert (entry.kind, Told.objects.get(event="billing.credit_applied").facts["centavos"]) == ("application", 44_400)
    assert wrong() == []


def test_more_than_is_owed_stays_and_asked_twice_is_one(people):
    account = in_favour(people, 60_000)
    first = applied(people, account, 60_000)
    assert applied(people, account, 60_000) == first
    assert [(i.concept, i.left) for i in items_owed(account)] == [("anticipo", 48_611 - 60_000)]
    assert Entry.objects.filter(kind="application").count() == 1
    with pytest.raises(UnableToApply, match="sin-adeudo"):
        applied(people, account, 11_389, key="again")


def test_what_is_refused(people):
    account = in_favour(people, 10_000)
    with pytest.raises(UnableToApply, match=r"cambio-el-saldo.*\$100\.00"):
        applied(people, account, 9_999)
    with pytest.raises(NotAllowed):
        applied(people, account, 10_000, by="ana")
    with pytest.raises(UnableToApply, match="sin-saldo"):
        applied(people, owing(people, "10-2"), 0)
    assert not Entry.objects.filter(kind__in=("application", "due")).exists()


def test_on_the_screen(client, people):
    in_favour(people, 10_000)
    client.force_login(people.ileana)
    page = client.get("/cuentas/10-1/adeudo/").content.decode()
    for said in ("Saldo a favor: $100.00", "Se pagó de más o por adelantado", "Aplicarlo a lo que debe"):
        assert said in page
    refused = client.post("/cuentas/10-1/saldo-a-favor/", {"seen": "1", "form_key": "a"})
    assert refused.status_code == 422
    assert "El saldo a favor cambió" in refused.content.decode()
    for _ in range(2):
        sent = client.post("/cuentas/10-1/saldo-a-favor/", {"seen": "10000", "form_key": "b"})
        assert sent.status_code == 302
    assert "Saldo a favor" not in client.get("/cuentas/10-1/adeudo/").content.decode()
    assert client.get("/cuentas/10-1/saldo-a-favor/").status_code == 405
