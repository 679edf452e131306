"""Two who pay the same charge, or send the same payment twice, at the same moment: it is paid once."""

import pytest
from tests.together import together

from ventanilla.ledger.actions import reverse
from ventanilla.ledger.models import Entry
from ventanilla.ledger.queries import balance_of
from ventanilla.ledger.refusals import UnableToPost
from ventanilla.ledger.tests.books import AT, CARMEN, DAY, Books
from ventanilla.ledger.tests.test_checks import OURS

pytestmark = [pytest.mark.fault, pytest.mark.req("E-02"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def books(transactional_db):
    books = Books()
    books.charge(20_000)
    return books


def test_the_same_payment_sent_three_times_is_one(books):
    [item] = books.items
    told = together(lambda: books.pay((item.number, 20_000), key="same"), times=3)
    assert {t.pk for t in told} == {Entry.objects.get(kind="payment").pk}
    assert [s for check in OURS for s in check()] == []


def test_of_three_who_pay_it_one_does(books):
    [item] = books.items
    told = together(lambda: books.pay((item.number, 20_000)), times=3)
    assert [type(t) for t in told if not isinstance(t, Entry)] == [UnableToPost, UnableToPost]
    assert balance_of(books.customer) == 0
    assert [s for check in OURS for s in check()] == []


def test_it_is_undone_once(books):
    paid = books.pay((books.items[0].number, 20_000))
    told = together(lambda: reverse(entry=paid, key="undo", effective_on=DAY, by=CARMEN, at=AT), times=3)
    assert len({t.pk for t in told}) == 1
    assert balance_of(books.customer) == 20_000
