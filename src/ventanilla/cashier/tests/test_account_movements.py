"""The page of everything that moved on an account, and how it stood on a day."""

from datetime import timedelta

import pytest

from ventanilla.billing.actions import authorise_adjustment
from ventanilla.billing.tests.owing import AT, TODAY, discounted, owing, proposed
from ventanilla.cashier.actions import cancel_payment
from ventanilla.cashier.tests.tills import opened, paid
from ventanilla.ledger.actions import Line, open_account, post
from ventanilla.ledger.models import LedgerAccount
from ventanilla.ledger.movements import movements_of
from ventanilla.ledger.queries import balance_on, customer_account

pytestmark = [pytest.mark.django_db, pytest.mark.req("D-01", "E-02")]


@pytest.fixture
def page(client, people):
    """An account that owed a period and paid it, then its receipt was cancelled; Ana looks."""
    account = owing(people)
    opened(people)
    payment = paid(people, account)
    cancel_payment(payment=payment, reason="Billete falso", by=people.ileana.actor, at=AT)
    client.force_login(people.ana)

    def look(**asked):
        answer = client.get("/cuentas/10-1/movimientos/", asked)
        assert answer.status_code == 200
        return answer.content.decode().replace("\u2011", "-")

    return look


def test_it_tells_charges_payment_and_reversal_with_the_receipt(page):
    told = page()
    assert told.count("REC-2026-0000001") >= 2
    for words in ("Pago", "Reverso: pago", "Cargo", "Recargo o redondeo", "Revertido"):
        assert words in told


def test_it_says_what_was_owed_on_a_day_as_known_then_and_now(page):
    assert "$0.00" in page(al="2026-11-19")
    assert "no ha llegado" in page(al="2999-01-01")
    assert "Debía el" in page(al="2026-11-20")


def test_a_day_lists_what_moved_until_then_with_its_balances(client, people):
    account = owing(people)
    opened(people)
    paid(people, account, centavos=10_000)
    client.force_login(people.ana)
    address = "/cuentas/10-1/movimientos/"
    assert "Sin movimientos" in client.get(address, {"al": "2026-11-19"}).content.decode()
    customer = customer_account(str(account.pk))
    later = Line(customer, open_account(LedgerAccount.REVENUE, "agua"), 12_345, "agua")
    next_day = TODAY + timedelta(days=1)
    post(key="later", kind="charge", lines=[later], effective_on=next_day, by=people.ana.actor, at=AT)
    found, _ = movements_of(customer, 9, until=TODAY)
    assert (found[0].kind, found[0].balance) == ("payment", balance_on(customer, TODAY, known_at=AT))
    told = client.get(address, {"al": str(TODAY)}).content.decode()
    assert ("$123.45" in told, "Hasta el vie 20 nov 2026" in told, "Ver todos" in told) == (False, True, True)
    assert "$123.45" in client.get(address).content.decode()


def test_a_discount_tells_its_programme_and_an_adjustment_who_authorised_it(client, people):
    account = owing(people)
    one = proposed(people, account, kind="incobrable", agreement="CA-7/2026", agreed_on=TODAY)
    authorise_adjustment(adjustment=one, by=people.diana.actor, at=AT)
    discounted(people, account)
    client.force_login(people.ana)
    told = client.get("/cuentas/10-1/movimientos/").content.decode().replace("\u2011", "-")
    for said in (
        "Bonificación a personas adultas mayores",
        "Lo concedió Ileana",
        f'<a href="/ajustes/{one.pk}/">',
        "acuerdo CA-7/2026",
        "lo autorizó Diana Quiroz Peña",
    ):
        assert said in told


def test_a_senseless_address_shows_the_first_page(page):
    for asked in ({"after": "x"}, {"after": "9" * 30}, {"after": "2026-02-30_1"}, {"al": "ayer"}):
        assert "Pago" in page(**asked)


def test_an_account_without_movements_says_so(client, people):
    from ventanilla.billing.tests.owing import account_of

    account_of(people)
    client.force_login(people.ana)
    assert "Sin movimientos" in client.get("/cuentas/10-1/movimientos/").content.decode()


def test_its_questions_do_not_grow_with_what_moved(client, people, django_assert_max_num_queries):
    owing(people)
    client.force_login(people.ana)
    client.get("/cuentas/10-1/movimientos/")
    with django_assert_max_num_queries(15):
        client.get("/cuentas/10-1/movimientos/", {"al": "2026-11-20"})
