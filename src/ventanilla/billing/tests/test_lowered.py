"""Why less is left of a charge: each payment, discount and adjustment with its day, its amount and its folio."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ventanilla.billing.actions import authorise_adjustment
from ventanilla.billing.lowered import with_reasons
from ventanilla.billing.queries import settlement_of
from ventanilla.billing.tests.owing import AT, TODAY, WATER, account_of, charged, discounted, owing, proposed
from ventanilla.cashier.actions import cancel_payment
from ventanilla.cashier.tests.tills import opened, paid
from ventanilla.ledger.actions import reverse
from ventanilla.staff.queries import standing

pytestmark = pytest.mark.req("E-01")
PROGRAMME = "Descuento: Bonificación a personas adultas mayores"


def told(people, account, who="ileana"):
    """What lowered the oldest charge: what is said, centavos, folio and page."""
    settlement = settlement_of(account, TODAY)
    line = with_reasons(settlement, standing(getattr(people, who).actor, AT)).lines[0]
    assert line.item.charged - line.item.left == sum(one.centavos for one in line.lowered)
    papers = [(one.paper.folio, one.paper.address) if one.paper else () for one in line.lowered]
    return [(one.said, one.centavos, *paper) for one, paper in zip(line.lowered, papers, strict=True)]


def test_each_thing_that_lowered_it_is_told_with_its_folio(people):
    account = account_of(people)
    charged(people, account, "agua_fija")
    one = proposed(people, account)
    assert told(people, account) == []
    authorise_adjustment(adjustment=one, by=people.diana.actor, at=AT)
    discounted(people, account)
    opened(people)
    receipt = paid(people, account, centavos=100)
    off = round((WATER - 5_000) * 0.38)
    found = told(people, account)
    assert found == [
        ("Se rebajó", 5_000, one.folio, f"/ajustes/{one.pk}/"),
        (PROGRAMME, off),
        ("Se pagó", 100, receipt.folio, f"/caja/recibos/{receipt.folio}/"),
    ]


def test_what_was_undone_is_not_told(people):
    account = owing(people)
    entry = discounted(people, account)
    reverse(entry=entry, key="r", effective_on=TODAY, by=people.ileana.actor, at=AT)
    assert told(people, account) == []


def test_what_a_returned_cheque_took_back_is_told_and_the_sums_add_up(client, people):
    account = account_of(people)
    charged(people, account, "agua_fija")
    opened(people)
    receipt = paid(people, account, 3_000, given=[("efectivo", 2_000), ("cheque", 1_000, "Banco 12")])
    by = people.ileana.actor
    cancel_payment(payment=receipt, reason="Sin fondos", by=by, at=AT, bounced=True)
    shown = (receipt.folio, f"/caja/recibos/{receipt.folio}/")
    assert told(people, account) == [("Se pagó", 3_000, *shown), ("Se devolvió el cheque", -1_000, *shown)]
    client.force_login(people.ileana)
    page = client.get("/cuentas/10-1/adeudo/").content.decode()
    for said in ("−$30.00", "+$10.00"):
        assert said in page


def test_it_costs_three_queries_however_much_happened(people):
    account = account_of(people)
    charged(people, account, "agua_fija")
    opened(people)
    for n in range(6):
        paid(people, account, centavos=100 + n, key=f"p{n}")
    authorise_adjustment(adjustment=proposed(people, account), by=people.diana.actor, at=AT)
    settlement, held = settlement_of(account, TODAY), standing(people.ileana.actor, AT)
    with CaptureQueriesContext(connection) as asked:
        [line] = with_reasons(settlement, held).lines
    assert (len(asked), len(line.lowered)) == (3, 7)


def test_the_page_says_it_and_that_it_fell_due(client, people):
    account = owing(people)
    opened(people)
    receipt = paid(people, account, centavos=2_000)
    client.force_login(people.ileana)
    page = client.get("/cuentas/10-1/adeudo/").content.decode()
    link = f'href="/caja/recibos/{receipt.folio}/"'
    for said in ("quedan", "Se pagó, recibo", link, "−$4.17", "Venció el mié 30 sep"):
        assert said in page
    assert "Vence el" not in page
