"""What `verify` notices of receipts written by hand when somebody forced the tables."""

import pytest

from ventanilla.billing.tests.owing import AT, owing
from ventanilla.cashier.checks import blocks_without_gap, papers_are_payments, receipts_without_gap
from ventanilla.cashier.models import BlockClosing, PaperReceipt, ReceiptSlip
from ventanilla.cashier.tests.tills import entered, issued, opened, paid
from ventanilla.documents.models.act import done
from ventanilla.journal.models import IssuedFolio
from ventanilla.journal.tests.force import by_force

pytestmark = pytest.mark.req("E-02")
FIRST = "RC-2026-000001"


@pytest.fixture
def block(people):
    return issued(people)


def test_a_folio_of_no_block_and_a_slip_of_no_folio(people, block):
    IssuedFolio.objects.create(series="receipt_contingency", period="2026", number=99, folio="RC-2026-000099", at=AT)
    ReceiptSlip.objects.create(block=block, number=5, folio="RC-2026-000098")
    assert list(blocks_without_gap()) == [
        "El folio RC-2026-000099 se emitió y no es de ningún talonario de recibos.",
        "El recibo de contingencia RC-2026-000098 no tiene su folio emitido.",
        f"El talonario {block} dice 4 recibos y tiene 5.",
    ]


def test_a_slip_told_out_of_order_and_a_block_closed_too_soon(people, block):
    who = done(people.beto.actor, AT)
    PaperReceipt.objects.create(slip=block.slips.get(number=2), kind="spoiled", note="x", **who)
    BlockClosing.objects.create(block=block, **who)
    assert list(blocks_without_gap()) == [
        f"El talonario {block} se capturó sin orden: falta decir qué pasó con uno de en medio.",
        f"El talonario {block} se cerró con 3 recibos sin cuenta.",
    ]


def test_a_used_slip_that_is_not_the_receipt_of_its_payment(people, block):
    opened(people)
    entered(people, owing(people), FIRST)
    assert not [*receipts_without_gap(), *blocks_without_gap(), *papers_are_payments()]
    by_force("UPDATE cashier_payment SET folio = 'REC-2026-0000009'")
    by_force("UPDATE cashier_paperreceipt SET written_at = '2026-11-19 16:00:00+00'")
    assert list(papers_are_payments()) == [
        f"El recibo de contingencia {FIRST} y su pago no llevan el mismo folio.",
        f"El recibo de contingencia {FIRST} no está en una caja del día de su papel.",
    ]


def test_papers_whose_hours_were_changed_are_not_in_order(people, block):
    opened(people)
    for number in (1, 2):
        entered(people, owing(people, f"10-{number}"), f"RC-2026-00000{number}")
    assert not list(papers_are_payments())
    by_force(f"UPDATE cashier_paperreceipt SET written_at = '2026-11-20 18:00:00+00' WHERE slip_id = {first_of(block)}")
    assert [*papers_are_payments()] == ["El recibo de contingencia RC-2026-000002 dice ser anterior al que le precede."]


def test_a_payment_with_the_folio_of_a_slip_that_nobody_used(people, block):
    opened(people)
    paid(people, owing(people))
    by_force(f"UPDATE cashier_payment SET folio = '{FIRST}'")
    assert f"{FIRST} no tiene su folio emitido." in list(receipts_without_gap())


def first_of(block):
    return block.slips.get(number=1).pk
