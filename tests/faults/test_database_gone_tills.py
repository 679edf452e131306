"""PostgreSQL goes away and comes back while two tills collect: what was typed is kept, and sent again it pays once."""

import signal
import time

import pytest

from tests.faults.crowd import Crowd
from tests.faults.test_database_gone import AWAY_S, LONGEST_S, cluster, office
from tests.faults.tills import CERTIFICATE, ordered, orders_of, payment, where
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.req("B-10", "E-02")
__all__ = ["cluster", "office"]
EACH = 12
WAYS = (signal.SIGQUIT, signal.SIGKILL)


@pytest.fixture(scope="module")
def cashiers(office):
    office.run("-m", "tests.faults.tills", "1")
    return [Visitor(office.url, who).sign_in() for who in ("beto", "celia") * 4]


@pytest.fixture(scope="module")
def survived(office, cluster, cashiers):
    """Ninety-six payments at eight machines, the database going away twice."""
    crowd = Crowd(cashiers, EACH, where=where, what=payment)
    crowd.start()
    for way in WAYS:
        crowd.wait_for(EACH)
        assert crowd.busy, "everybody was done before the database went away"
        cluster.stop(way)
        time.sleep(AWAY_S)
        cluster.start()
        crowd.wait_for(1)
    crowd.finish()
    print(f"turned away {len(crowd.turned_away)} times, {max(one.seconds for one in crowd.turned_away):.1f} s at most")
    return crowd


def test_a_cashier_is_told_at_once_and_the_form_goes_on_with_what_was_typed(survived):
    assert {one.status for one in survived.turned_away} == {503}
    for one in survived.turned_away:
        assert one.seconds < LONGEST_S
        for kept in ("no alcanza su base de datos", 'name="means_efectivo" value="20"', 'name="form_key" value="'):
            assert kept in one.page


def test_every_payment_acknowledged_is_there_once_and_no_folio_is_skipped(office, survived):
    assert len(survived.acknowledged) == len(survived.keys) == 8 * EACH
    written = office.rows("select key, folio from cashier_payment order by folio")
    assert {key.partition(":")[2]: folio for key, folio in written} == survived.acknowledged
    assert [int(folio.rpartition("-")[2]) for _, folio in written] == list(range(1, 8 * EACH + 1))


def test_an_order_sent_into_the_void_is_paid_once_with_the_same_key(office, cluster, cashiers, survived):
    (folio, number), beto = orders_of(office)[0], cashiers[0]
    path = f"/caja/cobrar/{number}/"
    form = ordered(folio, "the same") | {"csrfmiddlewaretoken": beto.hidden(path)["csrfmiddlewaretoken"]}
    cluster.stop(signal.SIGQUIT)
    assert beto.ask(path, form)[0] == 503
    cluster.start()
    receipt = beto.insist(path, form)
    assert receipt[0] == 302
    assert beto.insist(path, form) == receipt
    assert office.rows("select centavos from cashier_payment where order_id is not null") == [(CERTIFICATE,)]


def test_the_centavos_are_all_there_and_the_house_proves_itself(office, survived):
    assert office.rows("select -sum(centavos) from ledger_openitem") == [(8 * EACH * 1_000,)]
    assert "Todo en orden" in office.told("-m", "ventanilla", "verify")
