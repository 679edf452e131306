"""The receipt of a receipt printer: every line within its columns, references whole, nothing cut off."""

import re

import pytest

from ventanilla.billing.tests.owing import owing
from ventanilla.cashier.models import Payment
from ventanilla.cashier.roll import COLUMNS, receipt_bytes
from ventanilla.cashier.tests.tills import opened, paid
from ventanilla.lib.amount_words import amount_in_words

pytestmark = [pytest.mark.req("E-02"), pytest.mark.django_db]
KEY = "085901234567890123456789ABCDEF"
ORDERS = re.compile(rb"\x1b[@E].?|\x1b[atMT-].|\x1b!.|\x1d[!B].|\x1dV.+?|\x1b[{V].", re.DOTALL)


def lines(payment: Payment) -> list[str]:
    """What is printed, without the orders to the printer; both parts."""
    return [line.decode("cp437") for line in ORDERS.sub(b"", receipt_bytes(payment, is_copy=False)).split(b"\n")]


@pytest.fixture
def transferred(people):
    """A payment by two transfers and cash, for somebody of many names."""
    opened(people)
    account = owing(people)
    given = [("transferencia", 40_000, KEY), ("cheque", 8_000, f"{KEY} {KEY}"), ("efectivo", 600)]
    return paid(people, account, given=given, payer="Guadalupe Peña de los Santos " * 4)


def test_no_line_is_longer_than_the_paper(transferred):
    told = lines(transferred)
    assert max(len(line) for line in told) <= COLUMNS
    assert " ".join(" ".join(told).split()).count(amount_in_words(transferred.centavos)) == 2
    assert " ".join(" ".join(told).split()).count(("Guadalupe Peña de los Santos " * 4).strip()) == 2


def test_a_reference_is_whole_on_its_line(transferred):
    told = [line.strip() for line in lines(transferred)]
    assert told.count(f"Clave de rastreo: {KEY}") + told.count(KEY) == 2 * 3
    assert sum(line.startswith("Transferencia") and line.endswith("$400.00") for line in told) == 2


def test_a_long_concept_goes_on_below_and_keeps_its_amount(transferred):
    told = lines(transferred)
    assert sum(line.startswith("Suministro de agua") and line.endswith("$427.95") for line in told) == 2
    assert [len(line) for line in told if line.startswith("Total")] == [COLUMNS] * 2
