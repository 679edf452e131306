"""A payment sent by several sessions at the same moment: one order is collected once, and nobody sees an error."""

from uuid import uuid4

import pytest

from tests.faults.test_double_click import at_once, went_well
from tests.faults.tills import ACCOUNTS, CERTIFICATE, ordered, orders_of, payment, where
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.req("B-10", "E-02")
WHOLE = True
ROUNDS = 4


@pytest.fixture(scope="module")
def tills(office):
    """Two tills open, twice as many orders as rounds, and three sessions of Beto, two of Celia and two of Ileana."""
    office.run("-m", "tests.faults.tills", str(2 * ROUNDS))
    names = {"beto": 3, "celia": 2, "ileana": 2}
    return {who: [Visitor(office.url, who).sign_in() for _ in range(times)] for who, times in names.items()}


def receipts(office):
    return office.rows("select count(*) from cashier_payment")[0][0]


def test_the_same_form_from_three_sessions_is_one_receipt(office, tills):
    before = receipts(office)
    for number in range(ROUNDS):
        went_well(at_once(tills["beto"], where(number), payment(uuid4().hex, number)))
    assert receipts(office) == before + ROUNDS


def test_an_order_paid_thrice_by_a_double_click_is_paid_once(office, tills):
    for folio, number in orders_of(office)[:ROUNDS]:
        receipt = went_well(at_once(tills["beto"], f"/caja/cobrar/{number}/", ordered(folio, uuid4().hex)))
        assert folio in tills["beto"][0].ask(receipt)[2]
    assert office.rows("select min(centavos), max(centavos) from cashier_payment where order_id is not null") == [
        (CERTIFICATE, CERTIFICATE)
    ]


def test_two_tills_with_one_order_collect_it_once_and_the_other_is_told(office, tills):
    before = receipts(office)
    for folio, number in orders_of(office)[ROUNDS:]:
        path, pair = f"/caja/cobrar/{number}/", [tills["beto"][0], tills["celia"][0]]
        answers = at_once(pair, path, [ordered(folio, uuid4().hex) for _ in pair])
        assert sorted(status for status, _, _ in answers) == [302, 422]
        told = next(page for status, _, page in answers if status == 422)
        assert "Esta orden ya se pagó con" in told
    assert receipts(office) == before + ROUNDS


def test_a_receipt_is_cancelled_once_and_a_till_cut_once(office, tills):
    receipt = went_well(at_once(tills["beto"][:1], where(0), payment(uuid4().hex, 0)))
    went_well(at_once(tills["ileana"], f"{receipt}cancelar/", {"reason": "Era otra cuenta"}))
    assert office.rows("select kind from cashier_cancellation") == [("cancelled",)]
    answers = at_once(tills["celia"], "/caja/corte/", {"note": "Se llevó a la bóveda"})
    assert {status for status, _, _ in answers} == {302}
    assert office.rows("select count(*) from cashier_cut") == [(1,)]


def test_afterwards_the_house_proves_itself(office, tills):
    advances = -office.rows("select sum(centavos) from ledger_openitem")[0][0]
    assert advances == ROUNDS * 1_000, f"those of {ACCOUNTS}; the one cancelled went back"
    assert "Todo en orden" in office.told("-m", "ventanilla", "verify")
