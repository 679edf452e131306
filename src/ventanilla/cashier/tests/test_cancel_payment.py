"""Undoing a payment: by another person, with a reason; before the cut it leaves it, afterwards the cut stays."""

from datetime import timedelta

import pytest

from ventanilla.billing.queries import items_owed, settlement_of
from ventanilla.billing.tests.owing import AT, TODAY, owing
from ventanilla.cashier.actions import cancel_payment, cut_till
from ventanilla.cashier.models import Cancellation
from ventanilla.cashier.queries import income_of, receipts_of_entries, totals_of
from ventanilla.cashier.refusals import UnableToCancel
from ventanilla.cashier.tests.tills import found, opened, paid
from ventanilla.journal.models import Entry as Told
from ventanilla.journal.tests.force import by_force
from ventanilla.ledger.models import LedgerAccount, Transfer
from ventanilla.lib.months import Month
from ventanilla.staff.models import Appointment
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("E-02")


@pytest.fixture
def session(people):
    return opened(people)


@pytest.fixture
def account(people, session):
    return owing(people)


def undone(people, payment, **changed):
    return cancel_payment(
        **({"payment": payment, "reason": "Se cobró a otra cuenta", "by": people.ileana.actor, "at": AT} | changed)
    )


def test_before_the_cut_the_money_goes_back_and_it_is_owed_again(people, account, session):
    payment = paid(people, account)
    one = undone(people, payment)
    assert undone(people, payment, reason="otra vez").pk == one.pk
    totals = totals_of(session)
    assert (one.kind, totals.payments, totals.cancelled, totals.expected) == ("cancelled", 0, 1, 50_000)
    assert (settlement_of(account, TODAY).to_pay, found()) == (48_600, [])
    assert Told.objects.filter(event="cashier.cancelled").count() == 1


def test_after_the_cut_it_is_reversed_and_the_cut_stays(people, account, session):
    payment = paid(people, account)
    cut = cut_till(session=session, counted={}, note="Se llevó a la bóveda", by=people.beto.actor, at=AT)
    one = undone(people, payment, at=AT + timedelta(days=3))
    assert one.kind == Cancellation.REVERSED
    assert (totals_of(session).received, found()) == (cut.received, [])
    assert settlement_of(account, TODAY).to_pay == 48_600


def test_a_returned_cheque_undoes_what_it_paid(people, account, session):
    payment = paid(people, account, given=[("cheque", 48_600, "Banco 12")])
    assert undone(people, payment, bounced=True).kind == Cancellation.BOUNCED
    assert totals_of(session).received == {"cheque": 48_600}
    assert (settlement_of(account, TODAY).to_pay, found()) == (48_600, [])


MIXED = [("efectivo", 30_000), ("tarjeta", 8_600, "77"), ("cheque", 10_000, "Banco 12")]


def test_of_a_mixed_payment_a_returned_cheque_undoes_what_the_cheque_paid(people, account, session):
    payment = paid(people, account, given=MIXED)
    cut = cut_till(session=session, counted={}, note="Se llevó a la bóveda", by=people.beto.actor, at=AT)
    one = undone(people, payment, bounced=True, at=AT + timedelta(days=3))
    assert undone(people, payment, bounced=True).pk == one.pk
    assert (one.kind, one.stands, totals_of(session).received) == (Cancellation.BOUNCED, 38_600, cut.received)
    assert sum(item.left for item in items_owed(account)) == 10_000
    came_in = [total for days in income_of(Month(TODAY.year, TODAY.month)).values() for total in days.values()]
    assert (sum(came_in), found()) == (38_600, [])
    both = (payment.entry_id, one.entry_id)
    assert receipts_of_entries({number: number for number in both}) == dict.fromkeys(both, payment.folio)


def test_what_a_returned_cheque_paid_beforehand_is_taken_back_first(people, account):
    payment = paid(people, account, 60_000, given=[("efectivo", 50_000), ("cheque", 10_000, "Banco 12")])
    favour = -sum(item.left for item in items_owed(account))
    undone(people, payment, bounced=True)
    assert (favour, sum(item.left for item in items_owed(account)), found()) == (11_389, -1_389, [])


def test_a_part_that_is_not_what_was_told_is_found(people, account):
    payment = paid(people, account, given=MIXED)
    one = undone(people, payment, bounced=True)
    (transfer,) = Transfer.objects.filter(entry=one.entry, credit__kind=LedgerAccount.MEANS)
    by_force(f"UPDATE ledger_transfer SET centavos = 9999 WHERE id = {transfer.pk}")
    assert any("el cheque devuelto" in sentence for sentence in found())


def test_what_is_refused(people, account):
    payment = paid(people, account)
    with pytest.raises(UnableToCancel, match="sin-motivo"):
        undone(people, payment, reason=" ")
    with pytest.raises(UnableToCancel, match="sin-cheque"):
        undone(people, payment, bounced=True)
    with pytest.raises(NotAllowed):
        undone(people, payment, by=people.beto.actor)
    Appointment.objects.create(person=people.beto, post="jefe_ingresos", starts_on=TODAY)
    with pytest.raises(UnableToCancel, match="la-misma-persona"):
        undone(people, payment, by=people.beto.actor)
    assert not Cancellation.objects.exists()
