"""Server and worker are killed while two tills collect: nothing is lost or doubled, and the books balance."""

import os
import random
import time

import pytest

from tests.faults.crowd import Crowd
from tests.faults.test_kill import kill_now_and_then
from tests.faults.tills import ACCOUNTS, CERTIFICATE, ordered, orders_of, payment
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.req("B-10", "E-02")
WHOLE = True
EACH = int(os.environ.get("VENTANILLA_PAYMENTS", "1000")) // 8
"""Payments by each of eight sessions; the variable asks for more of them."""
KILLS = 20
"""About so many, whatever the number of payments."""
OFTEN = 10
"""Of so many payments of a session one is of an order that all eight want."""
ORDERS = EACH // OFTEN


def is_fought(number):
    return number % EACH % OFTEN == OFTEN - 1


class Wanted:
    """Which form is sent where: every tenth is the same order for all eight sessions at the two tills."""

    def __init__(self, office):
        self.orders = orders_of(office)

    def of(self, number):
        return self.orders[number % EACH // OFTEN]

    def where(self, number):
        account = self.of(number)[1] if is_fought(number) else ACCOUNTS[number % len(ACCOUNTS)]
        return f"/caja/cobrar/{account}/"

    def what(self, key, number):
        return ordered(self.of(number)[0], key) if is_fought(number) else payment(key, number)


@pytest.fixture(scope="module")
def survived(office):
    """Two cashiers at eight machines, while the killer is about."""
    office.run("-m", "tests.faults.tills", str(ORDERS))
    cashiers = [Visitor(office.url, who).sign_in() for who in ("beto", "celia") * 4]
    wanted = Wanted(office)
    crowd = Crowd(cashiers, EACH, where=wanted.where, what=wanted.what, fought=is_fought)
    began = time.monotonic()
    crowd.start()
    times = kill_now_and_then(office, crowd, random.Random(11), fewest=max(3, 8 * EACH // KILLS))
    crowd.finish()
    print(f"{8 * EACH} forms in {time.monotonic() - began:.0f} s, killed {times}, {len(crowd.turned_away)} sent again")
    assert sum(times.values()) >= 5
    return crowd


def test_every_acknowledged_payment_has_one_receipt_and_no_folio_is_skipped(office, survived):
    told = survived.acknowledged.keys() | survived.refused.keys()
    assert (len(told), told) == (8 * EACH, set(survived.keys))
    written = office.rows("select key, folio from cashier_payment order by folio")
    assert {key.partition(":")[2]: folio for key, folio in written} == survived.acknowledged
    assert [int(folio.rpartition("-")[2]) for _, folio in written] == list(range(1, len(written) + 1))


def test_of_eight_who_want_the_same_order_one_collects_it_and_the_others_are_told(office, survived):
    orders = office.rows("select id from billing_issuedsettlement order by id")
    paid = office.rows("select order_id, centavos from cashier_payment where order_id is not null order by order_id")
    assert paid == [(number, CERTIFICATE) for (number,) in orders]
    assert len(survived.refused) == 7 * ORDERS
    assert all("Esta orden ya se pagó con" in page for page in survived.refused.values())


def test_the_centavos_are_all_there_and_the_house_proves_itself(office, survived):
    advances = (8 * EACH - 8 * ORDERS) * 1_000
    assert office.rows("select sum(centavos) from cashier_payment") == [(advances + ORDERS * CERTIFICATE,)]
    assert office.rows("select -sum(centavos) from ledger_openitem") == [(advances,)]
    assert "Todo en orden" in office.told("-m", "ventanilla", "verify")
