"""Several entries of one act: each settles what those before charged, and the items are written as they end."""

import pytest
from django.db import transaction

from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.actions import Line, posting
from ventanilla.ledger.checks import items_re_add
from ventanilla.ledger.models import Entry, OpenItem
from ventanilla.ledger.queries import items_of
from ventanilla.ledger.refusals import UnableToPost
from ventanilla.ledger.tests.books import AT, CARMEN, DAY, Books

pytestmark = pytest.mark.req("E-01")


@pytest.fixture
def books(db):
    made = Books()
    made.charge(20_000)
    return made


def late(books, centavos):
    return [Line(books.customer, books.water, centavos, "recargos")]


def paid(books, *parts):
    lines = [Line(books.till, books.clearing, sum(part for _, part in parts), "efectivo")]
    return [*lines, *(Line(books.clearing, books.customer, part, "agua", settles=item) for item, part in parts)]


def test_what_one_charges_the_next_pays_and_nothing_stays_open(books, django_assert_num_queries):
    [item] = books.items
    with transaction.atomic(), posting(by=CARMEN, at=AT) as act:
        act.know(books.customer, books.items)
        with django_assert_num_queries(4):
            [due] = act.post(key="d", kind="due", lines=late(books, 500), effective_on=DAY)
            act.post(key="p", kind="payment", lines=paid(books, (due.pk, 500), (item.number, 20_000)), effective_on=DAY)
        assert Told.objects.filter(event="ledger.posted").count() == 1
    assert books.items == []
    assert [e.facts["kind"] for e in Told.objects.filter(event="ledger.posted").order_by("pk")] == [
        "charge",
        "due",
        "payment",
    ]
    assert list(items_re_add()) == []


def test_a_part_leaves_the_rest_of_each(books):
    [item] = books.items
    with transaction.atomic(), posting(by=CARMEN, at=AT) as act:
        act.know(books.customer, books.items)
        [due] = act.post(key="d", kind="due", lines=late(books, 500), effective_on=DAY)
        act.post(key="p", kind="payment", lines=paid(books, (due.pk, 200), (item.number, 5_000)), effective_on=DAY)
        act.post(key="q", kind="payment", lines=paid(books, (item.number, 1_000)), effective_on=DAY)
    assert [one.left for one in books.items] == [14_000, 300]
    assert list(items_re_add()) == []


@pytest.mark.parametrize("parts", [[20_001], [20_000, 1]])
def test_more_than_is_left_is_refused_and_nothing_of_the_act_stays(books, parts):
    [item] = books.items
    refused = pytest.raises(UnableToPost, match="mas-de-lo-que-queda")
    with refused, transaction.atomic(), posting(by=CARMEN, at=AT) as act:
        act.know(books.customer, books.items)
        for n, part in enumerate(parts):
            act.post(key=f"p{n}", kind="payment", lines=paid(books, (item.number, part)), effective_on=DAY)
    assert (Entry.objects.count(), OpenItem.objects.get().centavos) == (1, 20_000)
    assert Told.objects.filter(event="ledger.posted").count() == 1


def test_an_item_of_a_customer_who_was_not_told_is_refused(books):
    other = Books("2")
    other.charge(700)
    with pytest.raises(UnableToPost), transaction.atomic(), posting(by=CARMEN, at=AT) as act:
        act.know(books.customer, books.items)
        lines = paid(other, (items_of(other.customer)[0].number, 700))
        act.post(key="p", kind="payment", lines=lines, effective_on=DAY)
