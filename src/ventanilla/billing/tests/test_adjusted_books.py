"""Whatever is proposed, decided, paid and undone, the books balance; at the same moment it is decided once."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.together import together

from ventanilla.billing.actions import authorise_adjustment, refuse_adjustment
from ventanilla.billing.models import AdjustmentDecision
from ventanilla.billing.queries import items_owed
from ventanilla.billing.refusals import UnableToAdjust
from ventanilla.billing.tests.owing import AT, TODAY, WATER, owing, paid, proposed
from ventanilla.billing.tests.test_adjustments import wrong
from ventanilla.ledger.actions import reverse
from ventanilla.ledger.models import LedgerAccount
from ventanilla.ledger.queries import balance_of, balance_on

steps = st.lists(
    st.tuples(st.sampled_from(["authorise", "refuse", "wait", "undo"]), st.integers(1, WATER), st.booleans()),
    min_size=1,
    max_size=4,
)


@pytest.mark.req("B-06", "E-01")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_the_books_balance_after_any_road(people, steps):
    by = people.diana.actor
    with transaction.atomic():
        account = owing(people, "77-1")
        customer = LedgerAccount.objects.get(kind="customer", code=str(account.pk))
        for n, (end, off, pays) in enumerate(steps):
            if not items_owed(account) or items_owed(account)[0].left < off:
                continue
            before = balance_of(customer)
            one = proposed(people, account, off=off, key=f"a{n}") if end != "wait" else None
            if one and end == "refuse":
                refuse_adjustment(adjustment=one, reason="No", by=by, at=AT)
            elif one:
                authorise_adjustment(adjustment=one, by=by, at=AT)
            if one and end == "undo":
                one.entry.refresh_from_db()
                reverse(entry=one.entry, key=f"u{n}", effective_on=TODAY, by=by, at=AT)
            assert balance_of(customer) == before - (off if end == "authorise" else 0)
            if pays:
                paid(people, account, off, key=f"p{n}")
        assert wrong() == []
        assert balance_of(customer) == balance_on(customer, TODAY, known_at=AT)
        transaction.set_rollback(True)


@pytest.mark.fault
@pytest.mark.req("B-06")
@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_decide_once(transactional_db, people):
    one = proposed(people, owing(people))
    ends = iter([authorise_adjustment, refuse_adjustment])

    def decide():
        end, more = next(ends), {}
        if end is refuse_adjustment:
            more = {"reason": "No"}
        return end(adjustment=one, by=people.diana.actor, at=AT, **more)

    told = together(decide)
    assert {type(t) for t in told} == {AdjustmentDecision, UnableToAdjust}
    assert wrong() == []


@pytest.mark.fault
@pytest.mark.req("B-06")
@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_three_times_proposes_once(transactional_db, people):
    account = owing(people)
    told = together(lambda: proposed(people, account), times=3)
    assert len({t.pk for t in told}) == 1
    assert wrong() == []
