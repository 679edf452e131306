"""An order on the screen once it was paid: the till and its own page say so, and nobody is invited to pay it again."""

import pytest
from django.utils import timezone

from ventanilla.billing.actions import charge, issue_settlement
from ventanilla.billing.queries import settlement_of
from ventanilla.billing.tests.owing import account_of
from ventanilla.cashier.actions import cancel_payment
from ventanilla.cashier.models import Payment
from ventanilla.utility.queries import local_day

pytestmark = pytest.mark.req("E-02")


@pytest.fixture
def beto(client, people):
    """Beto at till 1."""
    client.force_login(people.beto)
    client.post("/caja/", {"till": "caja1", "opening_float": "500", "form_key": "o"})
    return client


@pytest.fixture
def account(people):
    """It owes a certificate: $176 at the till."""
    account = account_of(people)
    charge(account=account, fee="certificado_no_adeudo", key="c", by=people.ileana.actor, at=timezone.now())
    return account


@pytest.fixture
def order(people, account):
    return issue_settlement(account=account, given_to="Lupe Peña", key="s", by=people.ana.actor, at=timezone.now())


def collect(client, scanned, **changed):
    given = {"amount": "176.00", "payer": "Lupe", "seen": "17600", "order": scanned.folio, "form_key": "p"} | changed
    return client.post(f"/caja/cobrar/10-1/?orden={scanned.folio}", given)


def test_sent_from_another_window_it_is_refused_however_often(beto, order):
    receipt = collect(beto, order).url
    for seen in ("17600", "0"):
        answer = collect(beto, order, form_key=f"q{seen}", seen=seen)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "ya se pagó con" in page
        assert f'href="{receipt}"' in page
        assert 'name="amount"' not in page
    assert Payment.objects.count() == 1


def test_scanned_again_it_says_with_which_receipt(beto, order):
    receipt = collect(beto, order).url
    page = beto.get(f"/caja/cobrar/10-1/?orden={order.folio}").content.decode()
    assert "ya se pagó con" in page
    assert f'href="{receipt}"' in page
    assert 'name="amount"' not in page
    assert 'name="amount"' in beto.get("/caja/cobrar/10-1/").content.decode()


def test_paid_in_part_the_rest_is_collected_of_the_account(beto, account, order):
    collect(beto, order, amount="100")
    page = beto.get(f"/caja/cobrar/10-1/?orden={order.folio}").content.decode()
    assert "ya se pagaron $100.00 con" in page
    left = settlement_of(account, local_day(timezone.now())).to_pay
    assert f'name="seen" value="{left}"' in page
    assert 'name="order" value=' not in page
    assert collect(beto, order, form_key="q", order="", seen=str(left), amount="75.97").status_code == 302
    assert Payment.objects.count() == 2


def test_its_own_page_says_that_it_is_paid(beto, client, people, order):
    receipt = collect(beto, order).url
    client.force_login(people.ana)
    address = f"/liquidaciones/{order.folio}/"
    assert "Pagada" in client.get(address).content.decode()
    client.force_login(people.ileana)
    assert f'href="{receipt}"' in client.get(address).content.decode()
    payment = Payment.objects.get()
    cancel_payment(payment=payment, reason="Era otra", by=people.ileana.actor, at=timezone.now())
    assert "Pagada" not in client.get(address).content.decode()


def test_what_was_paid_meanwhile_is_offered_no_more(beto, account, order):
    collect(beto, order)
    for given in ({}, {"means_efectivo": "1"}):
        answer = collect(beto, order, order="", form_key=f"q{len(given)}", **given)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "ya no se debe nada" in page
        assert 'value="176.00"' not in page
    assert Payment.objects.count() == 1
