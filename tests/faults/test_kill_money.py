"""Server and worker are killed while two tills collect: nothing is lost or doubled, and the books balance."""

import os
import random

import pytest

from tests.faults.crowd import Crowd
from tests.faults.test_kill import kill_now_and_then
from tests.faults.tills import ACCOUNTS
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.req("E-02")
EACH = int(os.environ.get("VENTANILLA_PAYMENTS", "200")) // 8
"""Payments by each of eight sessions; the variable asks for more of them."""
PESOS = 10


def payment(key, number):
    """Ten pesos before they are owed, in cash of twenty."""
    return {"form_key": key, "amount": f"{PESOS}.00", "seen": "0", "means_efectivo": "20", "payer": "", "order": ""}


def where(number):
    return f"/caja/cobrar/{ACCOUNTS[number % len(ACCOUNTS)]}/"


@pytest.fixture(scope="module")
def survived(office):
    """Two cashiers at eight machines, while the killer is about."""
    office.run("-m", "tests.faults.tills")
    cashiers = [Visitor(office.url, who).sign_in() for who in ("beto", "celia") * 4]
    crowd = Crowd(cashiers, EACH, where=where, what=payment)
    crowd.start()
    times = kill_now_and_then(office, crowd, random.Random(11))
    crowd.finish()
    assert sum(times.values()) >= 5
    return crowd


def test_every_acknowledged_payment_has_one_receipt_and_no_folio_is_skipped(office, survived):
    assert len(survived.acknowledged) == len(survived.keys) == 8 * EACH
    written = office.rows("select key, folio from cashier_payment order by folio")
    assert {key.partition(":")[2]: folio for key, folio in written} == survived.acknowledged
    assert [int(folio.rpartition("-")[2]) for _, folio in written] == list(range(1, 8 * EACH + 1))


def test_the_centavos_are_all_there_and_the_house_proves_itself(office, survived):
    assert office.rows("select sum(centavos) from cashier_payment") == [(8 * EACH * PESOS * 100,)]
    assert office.rows("select -sum(centavos) from ledger_openitem") == [(8 * EACH * PESOS * 100,)]
    assert "Todo en orden" in office.told("-m", "ventanilla", "verify")
