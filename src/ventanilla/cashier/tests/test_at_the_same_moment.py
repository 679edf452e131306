"""Two cashiers who collect the same order at the same moment: it is paid once, and no receipt is lost."""

import pytest
from tests.cast import hire
from tests.together import together

from ventanilla.billing.actions import issue_settlement
from ventanilla.billing.refusals import UnableToCollect
from ventanilla.billing.tests.owing import AT, owing
from ventanilla.cashier.models import Payment
from ventanilla.cashier.refusals import UnableToPay, UnableToUseReceipt
from ventanilla.cashier.tests.tills import entered, found, issued, opened, paid
from ventanilla.ledger.models import Transfer
from ventanilla.ledger.refusals import UnableToPost
from ventanilla.staff.models import Person

pytestmark = [pytest.mark.fault, pytest.mark.req("E-02"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def account(people):
    hire("celia", "Celia Bravo Pino", "cajero")
    opened(people)
    opened(people, till="caja2", key="hers", by=Person.objects.get(username="celia").actor)
    return owing(people)


def test_two_cashiers_collect_it_once(people, account):
    tills = [people.beto.actor, Person.objects.get(username="celia").actor]

    def collect():
        by = tills.pop()
        return paid(people, account, key=by.name, by=by, seen=48_600)

    told = together(collect, times=2)
    refused = [one for one in told if not isinstance(one, Payment)]
    assert [type(one) in (UnableToCollect, UnableToPost) for one in refused] == [True]
    assert (Payment.objects.get().folio, found()) == ("REC-2026-0000001", [])


def test_two_cashiers_with_the_same_order_one_is_paid_and_one_is_told(people, account):
    order = issue_settlement(account=account, given_to="Lupe Peña", key="s", by=people.ana.actor, at=AT)
    tills = [people.beto.actor, Person.objects.get(username="celia").actor]

    def collect():
        by = tills.pop()
        return paid(people, account, key=by.name, by=by, seen=48_600, order=order)

    told = together(collect, times=2)
    assert [one.code for one in told if isinstance(one, UnableToPay)] == ["orden-pagada"]
    assert (Payment.objects.get().order, found()) == (order, [])


def test_two_who_collect_a_part_charge_its_lateness_once(people, account):
    tills = [people.beto.actor, Person.objects.get(username="celia").actor]

    def collect():
        by = tills.pop()
        return paid(people, account, 10_000, [("efectivo", 10_000)], key=by.name, by=by, seen=48_600)

    told = together(collect, times=2)
    assert sum(isinstance(one, Payment) for one in told) == 1
    assert Transfer.objects.filter(accrues_on__isnull=False).count() == 1
    assert found() == []


def test_a_double_click_collects_it_once(people, account):
    told = together(lambda: paid(people, account, seen=48_600), times=3)
    assert len({one.pk for one in told}) == 1
    assert found() == []


def test_two_who_enter_the_same_paper_enter_it_once(people, account):
    issued(people)
    tills = [people.beto.actor, Person.objects.get(username="celia").actor]

    def enter():
        by = tills.pop()
        return entered(people, account, "RC-2026-000001", key=by.name, by=by)

    told = together(enter, times=2)
    assert [type(one) for one in told if not isinstance(one, Payment)] == [UnableToUseReceipt]
    assert (Payment.objects.get().folio, found()) == ("RC-2026-000001", [])


def test_a_double_click_enters_a_paper_once(people, account):
    issued(people)
    told = together(lambda: entered(people, account, "RC-2026-000001"), times=3)
    assert len({one.pk for one in told}) == 1
    assert found() == []


def test_a_block_asked_twice_at_once_is_one(people, account):
    told = together(lambda: issued(people), times=3)
    assert len({one.pk for one in told}) == 1
    assert found() == []
