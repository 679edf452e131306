"""Receipts written by hand: reserved, entered in order with their own folio and day, accounted for before closing."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ventanilla.billing.queries import settlement_of
from ventanilla.billing.tests.owing import AT, TODAY, account_of, owing
from ventanilla.cashier.actions import allow_late_receipt, close_receipt_block, return_receipts, spoil_receipt
from ventanilla.cashier.models import LateReceiptLeave, PaperReceipt, Payment, ReceiptBlock
from ventanilla.cashier.queries import lines_of, payment_by_folio
from ventanilla.cashier.refusals import UnableToCloseReceipts, UnableToIssueReceipts, UnableToPay, UnableToUseReceipt
from ventanilla.cashier.tests.tills import entered, found, issued, opened, paid
from ventanilla.journal.models import Entry as Told
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("E-02")
FIRST, SECOND = "RC-2026-000001", "RC-2026-000002"


@pytest.fixture
def block(people):
    return issued(people)


@pytest.fixture
def account(people):
    opened(people)
    return owing(people)


def refused(act, kind, code):
    with pytest.raises(kind, match=code):
        act()


def test_a_block_reserves_folios_that_the_counter_never_gives(people, block, account):
    assert issued(people).pk == block.pk
    assert (block.first, block.last) == (FIRST, "RC-2026-000004")
    assert issued(people, count=1, key="c").first == "RC-2026-000005"
    assert paid(people, account).folio == "REC-2026-0000001"
    assert (ReceiptBlock.objects.count(), found()) == (2, [])


@pytest.mark.parametrize(
    ("changed", "code"), [({"count": 0}, "cuantos"), ({"count": 51}, "cuantos"), ({"taken_by": " "}, "sin-responsable")]
)
def test_a_block_says_how_many_and_who_has_it(people, changed, code):
    refused(lambda: issued(people, **changed), UnableToIssueReceipts, code)


def test_a_slip_is_the_receipt_of_what_the_paper_says(people, block, account):
    payment = entered(people, account, "rc'2026'000001", written_at=AT + timedelta(minutes=5))
    assert payment_by_folio(FIRST) == payment
    assert (payment.received_at, payment.at) == (AT + timedelta(minutes=5), AT + timedelta(hours=1))
    assert sum(line.centavos for line in lines_of(payment)) == payment.centavos == 48_600
    facts = Told.objects.get(event="cashier.paper_entered").facts
    assert (facts["receipt"], facts["block"], facts["late"]) == (FIRST, block.pk, False)
    assert (settlement_of(account, TODAY).to_pay, found()) == (0, [])


def test_what_is_over_is_an_advance_and_a_part_is_a_part(people, block, account):
    entered(people, account, FIRST, centavos=10_000)
    assert settlement_of(account, TODAY).to_pay == 38_600
    last = entered(people, account, SECOND, centavos=50_000)
    assert [(line.concept, line.centavos) for line in lines_of(last)][-1] == ("anticipo", 11_389)
    assert found() == []


def test_the_same_sent_twice_is_one_and_a_slip_serves_once(people, block, account):
    first = entered(people, account, FIRST)
    assert entered(people, account, FIRST).pk == first.pk
    refused(lambda: entered(people, account, FIRST, key="other"), UnableToUseReceipt, "ya-capturado.*Beto")
    assert (Payment.objects.count(), PaperReceipt.objects.count(), found()) == (1, 1, [])


@pytest.mark.parametrize(
    ("folio", "minutes", "code"),
    [
        ("RC-2026-000099", 0, "sin-talonario"),
        (SECOND, 0, rf"fuera-de-orden.*{FIRST}"),
        (FIRST, -1, r"momento-imposible.*la entrega del talonario, a las \d\d:\d\d del 20/11/2026"),
        (FIRST, 61, "momento-futuro"),
    ],
)
def test_a_slip_is_not_used_so(people, block, account, folio, minutes, code):
    written_at = AT + timedelta(minutes=minutes)
    refused(lambda: entered(people, account, folio, written_at=written_at), UnableToUseReceipt, code)
    assert (PaperReceipt.objects.count(), Payment.objects.count()) == (0, 0)


def test_the_next_paper_is_not_earlier(people, block, account):
    free = account_of(people, "10-2")
    entered(people, account, FIRST, written_at=AT + timedelta(minutes=30))
    for minutes, code in ((29, rf"momento-imposible.*{FIRST}, a las \d\d:30 del 20/11/2026"),):
        written_at = AT + timedelta(minutes=minutes)
        refused(lambda at=written_at: entered(people, free, SECOND, written_at=at), UnableToUseReceipt, code)
    entered(people, free, SECOND, written_at=AT + timedelta(minutes=30))
    assert found() == []


def test_means_must_add_up_and_nothing_is_left(people, block, account):
    refused(lambda: entered(people, account, FIRST, given=[]), UnableToPay, "faltan")
    refused(lambda: entered(people, account, FIRST, centavos=0, given=[]), Exception, "sin-importe")
    assert not PaperReceipt.objects.exists()
    with pytest.raises(NotAllowed):
        entered(people, account, FIRST, by=people.ana.actor)


def test_a_block_closes_when_every_slip_is_accounted_for(people, block, account):
    beto, ileana = people.beto.actor, people.ileana.actor
    entered(people, account, FIRST)
    refused(lambda: close_receipt_block(block=block, by=ileana, at=AT), UnableToCloseReceipts, f"sin-cuenta.*{SECOND}")
    refused(lambda: spoil_receipt(folio=SECOND, note=" ", by=beto, at=AT), UnableToUseReceipt, "sin-motivo")
    spoil_receipt(folio=SECOND, note="Se mojó", by=beto, at=AT)
    assert (return_receipts(block=block, by=beto, at=AT), return_receipts(block=block, by=beto, at=AT)) == (2, 0)
    with pytest.raises(NotAllowed):
        close_receipt_block(block=block, by=beto, at=AT)
    closing = close_receipt_block(block=block, by=ileana, at=AT)
    assert close_receipt_block(block=block, by=ileana, at=AT) == closing
    assert Told.objects.get(event="cashier.block_closed").facts == {"used": 1, "spoiled": 1, "returned": 2}
    refused(lambda: return_receipts(block=block, by=beto, at=AT), UnableToUseReceipt, "talonario-cerrado.*Ileana")
    assert found() == []


def test_what_was_said_of_a_slip_never_changes(people, block):
    spoil_receipt(folio=FIRST, note="Se mojó", by=people.beto.actor, at=AT)
    for rows in (PaperReceipt.objects.all(), ReceiptBlock.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(by_name="Otro")


def test_a_late_paper_needs_the_leave_of_who_may_cancel(people, block):
    later = AT + timedelta(days=4)
    opened(people, day=TODAY, at=later)
    account = owing(people)
    refused(lambda: entered(people, account, FIRST, at=later), UnableToUseReceipt, "captura-tardia")
    leave = {"folio": FIRST, "reason": "Tres días sin luz", "at": later}
    with pytest.raises(NotAllowed):
        allow_late_receipt(**leave, by=people.beto.actor)
    refused(lambda: allow_late_receipt(**leave | {"reason": ""}, by=people.ileana.actor), UnableToUseReceipt, "motivo")
    for _ in range(2):
        allow_late_receipt(**leave, by=people.ileana.actor)
    entered(people, account, FIRST, at=later)
    assert (LateReceiptLeave.objects.count(), found()) == (1, [])
    assert Told.objects.get(event="cashier.paper_entered").facts["late"] is True


def test_an_ordinary_payment_asks_nothing_of_paper(people, block, account):
    with CaptureQueriesContext(connection) as asked:
        paid(people, account)
    assert not [one["sql"] for one in asked if "receiptslip" in one["sql"] or "paperreceipt" in one["sql"]]
    assert payment_by_folio("REC-2026-0000001").from_paper is None
