"""What was charged for paying late what was not owed is taken back with it: in proportion, once, to the account."""

import re

import pytest
from django.test import Client

from ventanilla.billing.actions import authorise_adjustment
from ventanilla.billing.adjustment_queries import adjustment_of
from ventanilla.billing.checks import lateness_taken_back_was_charged
from ventanilla.billing.models import Adjustment
from ventanilla.billing.queries import items_owed, settlement_of
from ventanilla.billing.refusals import UnableToAdjust
from ventanilla.billing.tests.owing import AT, DUE, TODAY, WATER, account_of, charged, proposed
from ventanilla.billing.tests.test_adjustments import ACT, wrong
from ventanilla.cashier.actions import cancel_payment
from ventanilla.cashier.tests.tills import opened, paid
from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.actions import reverse
from ventanilla.ledger.models import Transfer

pytestmark = pytest.mark.req("B-06")
PART = 20_000


def late_account(people, centavos=PART):
    """An account that owed water since September and paid a part of it, and so all its surcharges."""
    account = account_of(people)
    charged(people, account, "agua_fija", period="2026-4B", due_on=DUE)
    opened(people)
    return account, paid(people, account, centavos)


def late_of(account):
    """What was charged for lateness."""
    return Transfer.objects.get(accrues_on__isnull=False, entry__reverses=None)


def favour(account):
    return {item.concept: item.left for item in items_owed(account) if item.left < 0}


def authorised(people, one):
    authorise_adjustment(adjustment=one, by=people.diana.actor, at=AT)
    assert [*wrong(), *lateness_taken_back_was_charged()] == []


def test_cancelled_as_an_error_its_lateness_is_in_favour_in_proportion(people):
    account, _ = late_account(people)
    left, late = items_owed(account)[0].left, late_of(account)
    one = proposed(people, account, off=left, lateness=True)
    back = round(late.centavos * left / WATER)
    assert favour(account) == {}
    authorised(people, one)
    assert favour(account) == {late.concept: -back}
    assert one.centavos == left + back
    names = [(name, centavos) for name, _, centavos in adjustment_of(one.pk, people.ana.actor).lines]
    assert names[1] == ("Recargos", back)
    told = Told.objects.filter(event="billing.adjustment_proposed").get()
    assert told.facts["lateness"] == back


def test_in_two_steps_it_is_the_same_to_the_centavo(people):
    account, _ = late_account(people)
    left, late = items_owed(account)[0].left, late_of(account)
    for n, off in enumerate((left - 7_001, 7_001)):
        authorised(people, proposed(people, account, off=off, lateness=True, key=str(n)))
    assert favour(account) == {late.concept: -round(late.centavos * left / WATER)}


def test_not_asked_or_a_write_off_takes_nothing_back(people):
    account, _ = late_account(people)
    authorised(people, proposed(people, account, off=100))
    authorised(people, proposed(people, account, off=200, kind="incobrable", lateness=True, key="b", **ACT))
    assert favour(account) == {}


def test_paid_whole_while_it_waited_is_taken_back_afterwards_once(people):
    account, _ = late_account(people, centavos=100)
    one = proposed(people, account, off=WATER // 2)
    paid(people, account, settlement_of(account, TODAY).to_pay, key="q")
    authorised(people, one)
    late, before = late_of(account), favour(account)
    authorised(people, proposed(people, account, charges={}, lateness=True, key="b"))
    share = round(late.centavos * (WATER // 2) / WATER)
    assert favour(account) == before | {late.concept: -share}
    with pytest.raises(UnableToAdjust, match="sin-importe"):
        proposed(people, account, charges={}, lateness=True, key="c")


def test_undone_it_is_owed_as_before(people):
    account, _ = late_account(people)
    before = [(item.number, item.left) for item in items_owed(account)]
    one = proposed(people, account, off=5_000, lateness=True)
    authorised(people, one)
    one.entry.refresh_from_db()
    reverse(entry=one.entry, key="u", effective_on=TODAY, by=people.diana.actor, at=AT)
    assert [(item.number, item.left) for item in items_owed(account)] == before
    assert wrong() == []


def test_the_payment_undone_while_it_waits_it_is_not_authorised(people):
    account, receipt = late_account(people)
    one = proposed(people, account, off=5_000, lateness=True)
    cancel_payment(payment=receipt, reason="Otra cuenta", by=people.ileana.actor, at=AT)
    with pytest.raises(UnableToAdjust, match="recargos-anulados"):
        authorise_adjustment(adjustment=one, by=people.diana.actor, at=AT)


def test_the_payment_undone_afterwards_gives_nobody_what_was_not_paid(people):
    account, receipt = late_account(people)
    late = late_of(account)
    authorised(people, proposed(people, account, off=5_000, lateness=True))
    cancel_payment(payment=receipt, reason="Otra cuenta", by=people.ileana.actor, at=AT)
    back = round(late.centavos * 5_000 / WATER)
    assert {i.concept: i.left for i in items_owed(account)} == {
        "agua": WATER - 5_000,
        late.concept: late.centavos - back,
    }
    assert [*wrong(), *lateness_taken_back_was_charged()] == []


def test_verify_tells_of_lateness_undone_that_was_taken_back(people):
    account, _ = late_account(people)
    late = late_of(account)
    authorised(people, proposed(people, account, off=5_000, lateness=True))
    reverse(entry=late.entry, key="u", effective_on=TODAY, by=people.diana.actor, at=AT)
    [said] = lateness_taken_back_was_charged()
    assert f"recargo {late.pk}" in said


def test_the_form_tells_the_amounts_with_the_box_ticked(people):
    account, _ = late_account(people)
    item, late = items_owed(account)[0], late_of(account)
    client = Client()
    client.force_login(people.ileana, backend="ventanilla.staff.backends.Staff")
    page = client.get("/cuentas/10-1/ajuste/").content.decode()
    back = round(late.centavos * item.left / WATER)
    for said in ('name="lateness"', "checked", f"se cobraron ${late.centavos / 100:.2f}", f"${back / 100:.2f}"):
        assert said in page
    sent = {"kind": "error_facturacion", "reason": "Error", f"charge_{item.number}": "x", "form_key": "k"}
    refused = client.post("/cuentas/10-1/ajuste/", sent).content.decode()
    assert "checked" not in re.search(r'<input[^>]*name="lateness"[^>]*>', refused)[0]
    sent |= {f"charge_{item.number}": f"{item.left / 100:.2f}", "lateness": "on"}
    assert client.post("/cuentas/10-1/ajuste/", sent).status_code == 302
    assert Adjustment.objects.get().centavos == item.left + back
