"""A thousand accounts after three weeks of tills: what each was told on any day is told again, to the centavo."""

from datetime import timedelta

import pytest
from django.db.models import Case, F, IntegerField, Sum, When
from django.db.models.functions import Coalesce
from tests.cast import hire

from ventanilla.cashier.tests.tills import found
from ventanilla.ledger.models import LedgerAccount
from ventanilla.ledger.queries import balance_of, balance_on, counting
from ventanilla.ledger.tests.lived import Town

pytestmark = pytest.mark.req("E-01", "E-02")
SEED, ACCOUNTS, DAYS, ACTS, STATEMENTS = 1_000, 1_000, 21, 70, 70
CUSTOMER = LedgerAccount.CUSTOMER
SIGNED = Case(
    When(debit__kind=CUSTOMER, then=F("centavos")),
    When(credit__kind=CUSTOMER, then=-F("centavos")),
    default=0,
    output_field=IntegerField(),
)


@pytest.fixture
def town(people):
    hire("celia", "Celia Bravo Pino", "cajero")
    people.celia = type(people.beto).objects.get(username="celia")
    return Town(people, SEED, ACCOUNTS).live(DAYS, ACTS, STATEMENTS)


def test_what_a_thousand_accounts_were_told_is_told_again(town):
    assert min(town.acts.values()) > 20, town.acts
    assert {one.account for one in town.statements} == town.accounts.keys()
    for told in town.statements:
        assert balance_on(town.customers[told.account], told.day, known_at=told.at) == told.owed, told
    tomorrow = town.today + timedelta(days=1)
    for account, customer in town.customers.items():
        assert balance_on(customer, tomorrow, known_at=town.at) == town.told(account, tomorrow) == balance_of(customer)
    for at, left in town.evenings:
        items = counting(at).annotate(item=Coalesce("settles", "pk")).values("item").order_by()
        assert dict(items.annotate(left=Sum(SIGNED)).exclude(left=0).values_list("item", "left")) == left
    assert found() == []
