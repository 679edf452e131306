"""Where what is in favour comes from: each thing with its day, what is left of it, and its receipt or adjustment."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ventanilla.billing.actions import authorise_adjustment
from ventanilla.billing.favour import MOST, favour_of
from ventanilla.billing.models import Adjustment
from ventanilla.billing.queries import items_owed
from ventanilla.billing.tests.brought import brought, row
from ventanilla.billing.tests.owing import (
    AT,
    DRAIN,
    DRAIN_TAX,
    LATE,
    TODAY,
    WATER,
    account_of,
    charged,
    owing,
    proposed,
)
from ventanilla.billing.tests.test_adjustments import wrong
from ventanilla.cashier.models import Payment
from ventanilla.cashier.tests.tills import opened, paid
from ventanilla.ledger.actions import Line, open_account, post, reverse
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.staff.queries import standing

pytestmark = pytest.mark.req("B-06", "E-01", "E-02")
OWED = WATER + DRAIN + DRAIN_TAX + LATE
CHARGED = "Suministro de agua potable 2026-4B"


def told(people, account, who="ileana"):
    found = favour_of(account, items_owed(account), standing(getattr(people, who).actor, AT))
    return [(one.origin, one.centavos, one.paper and one.paper.folio) for one in found.rows] if found else None


def page(person, address):
    client = Client()
    client.force_login(person, backend="ventanilla.staff.backends.Staff")
    return client.get(address).content.decode()


def advanced(people, account, n, centavos=1_000):
    """Something paid before it was owed, on a day of its own, and without a receipt of here."""
    by, cash = people.beto.actor, open_account(LedgerAccount.MEANS, "caja1:efectivo")
    line = Line(cash, open_account(LedgerAccount.CUSTOMER, str(account.pk)), centavos, "anticipo")
    day = TODAY - timedelta(days=90 - n)
    post(key=f"early {account.pk} {n}", kind="payment", lines=[line], effective_on=day, by=by, at=AT)


def test_an_overpayment_links_its_receipt_for_who_may_see_it(people):
    account = owing(people)
    opened(people)
    paid(people, account, 50_000)
    folio = Payment.objects.get().folio
    assert told(people, account) == [("Se pagó de más o por adelantado", 50_000 - OWED, folio)]
    for address in ("/cuentas/10-1/", "/cuentas/10-1/adeudo/"):
        shown = page(people.ileana, address)
        link = f'<a href="/caja/recibos/{folio}/"><span class="folio">{folio}</span></a>'
        assert f"Se pagó de más o por adelantado, recibo {link}" in shown
        assert f'Se pagó de más o por adelantado, recibo <span class="folio">{folio}' in page(people.diana, address)


def test_what_was_adjusted_after_it_was_paid_links_the_adjustment(people):
    account = owing(people)
    one = proposed(people, account)
    opened(people)
    paid(people, account)
    assert told(people, account) is None
    authorise_adjustment(adjustment=one, by=people.diana.actor, at=AT)
    assert told(people, account) == [(f"{CHARGED}: se ajustó después de pagado", 5_000, one.folio)]
    assert f'ajuste <a href="/ajustes/{Adjustment.objects.get().pk}/">' in page(people.ana, "/cuentas/10-1/")
    assert wrong() == []


def test_a_charge_undone_after_it_was_paid_tells_the_receipt_and_the_day(people):
    account = owing(people)
    opened(people)
    paid(people, account)
    undone, on = Entry.objects.get(key="charge:10-1 agua_fija"), TODAY + timedelta(days=2)
    reverse(entry=undone, key="u", effective_on=on, by=people.ana.actor, at=AT)
    folio = Payment.objects.get().folio
    assert told(people, account) == [(f"{CHARGED}: se anuló el cargo después de pagado", WATER, folio)]
    found = favour_of(account, items_owed(account), standing(people.ileana.actor, AT))
    assert (found.rows[0].on, found.more) == (on, 0)


def test_what_another_system_told_says_so(people):
    account = account_of(people, "1")
    brought(people, "balances", row(amount="-10.00", period="2026-01"))
    brought(people, "charges", row(amount="-5.00", period="2026-02", reference="a"))
    brought(people, "payments", row(concept="", amount="20.00", reference="b"))
    assert sorted(told(people, account)) == [
        ("Abono traído de otro sistema: Suministro de agua potable 2026-02", 500, None),
        ("Pago traído de otro sistema", 2_000, None),
        ("Saldo traído de otro sistema: Suministro de agua potable 2026-01", 1_000, None),
    ]


def test_a_handful_is_told_and_the_rest_is_in_the_movements(people):
    account = account_of(people)
    for n in range(MOST + 3):
        advanced(people, account, n)
    found = favour_of(account, items_owed(account), standing(people.ana.actor, AT))
    assert [one.on for one in found.rows] == [date(2026, 8, 22) + timedelta(days=n) for n in range(MOST)]
    for address in ("/cuentas/10-1/", "/cuentas/10-1/adeudo/"):
        shown = page(people.ana, address)
        assert shown.count("Se pagó de más o por adelantado") == MOST
        assert '<a href="/cuentas/10-1/movimientos/">y 3 más</a>' in shown


def cost_of(people, account):
    """Questions asked by favour_of, and by the whole page of the account."""
    items, held = items_owed(account), standing(people.ana.actor, AT)
    with CaptureQueriesContext(connection) as own:
        favour_of(account, items, held)
    asked = len(own)
    page(people.ana, f"/cuentas/{account.number}/")
    with CaptureQueriesContext(connection) as whole:
        page(people.ana, f"/cuentas/{account.number}/")
    return asked, len(whole)


def test_nothing_is_asked_without_favour_and_no_more_with_much(people):
    account = owing(people)
    without = cost_of(people, account)
    costs = []
    for n in range(MOST + 2):
        advanced(people, account, n)
        costs.append(cost_of(people, account))
    assert without[0] == 0
    assert costs[0] == costs[-1] == (2, without[1] + 2), (without, costs)
    one = proposed(people, account)
    charged(people, account, key="new")
    authorise_adjustment(adjustment=one, by=people.diana.actor, at=AT)
    assert cost_of(people, account)[0] <= 4
