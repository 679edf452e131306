"""The cut: what should be there, what was counted, the difference explained; once, and never changed."""

import pytest

from ventanilla.billing.tests.owing import AT, owing
from ventanilla.cashier.actions import cancel_payment, cut_till
from ventanilla.cashier.checks import cuts_add_up, nothing_after_the_cut
from ventanilla.cashier.models import Cut
from ventanilla.cashier.queries import open_session
from ventanilla.cashier.refusals import UnableToCut, UnableToPay
from ventanilla.cashier.tests.tills import found, opened, paid
from ventanilla.journal.tests.force import by_force
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("E-02")
EXACT = {50_000: 1, 20_000: 2, 5_000: 1, 2_000: 1, 1_000: 1, 500: 1, 100: 1}
"""986 pesos: the float and one payment."""


@pytest.fixture
def session(people):
    session = opened(people)
    paid(people, owing(people))
    return session


def cut(people, session, counted=None, **changed):
    given = {"counted": EXACT if counted is None else counted, "by": people.beto.actor, "at": AT} | changed
    return cut_till(session=session, **given)


def test_what_was_counted_is_what_should_be_there(people, session):
    made = cut(people, session)
    assert (made.folio, made.payments, made.expected, made.counted, made.difference) == (
        "CORTE-2026-00001",
        1,
        98_600,
        98_600,
        0,
    )
    assert (made.received, open_session(people.beto.actor), found()) == ({"efectivo": 48_600}, None, [])
    assert cut(people, session, counted={}).pk == made.pk
    with pytest.raises(UnableToPay, match="sin-caja"):
        paid(people, owing(people, "10-2"))


def test_a_difference_is_explained(people, session):
    with pytest.raises(UnableToCut, match="sin-explicar"):
        cut(people, session, {50_000: 1})
    assert not Cut.objects.exists()
    made = cut(people, session, {50_000: 1}, note="Falta un billete")
    assert (made.difference, made.difference_told, found()) == (-48_600, "Faltan $486.00", [])


@pytest.mark.parametrize(("counted", "code"), [({333: 1}, "denominacion"), ({50_000: -1}, "cantidad")])
def test_what_makes_no_sense(people, session, counted, code):
    with pytest.raises(UnableToCut, match=code):
        cut(people, session, counted)


def test_another_cuts_it_only_who_may_cancel(people, session):
    with pytest.raises(NotAllowed):
        cut(people, session, by=people.ana.actor)
    assert cut(people, session, by=people.ileana.actor).by_name == people.ileana.name


def test_a_cut_or_a_payment_changed_by_force_is_noticed(people, session):
    cut(people, session)
    by_force("UPDATE cashier_cut SET counted = counted - 100")
    assert len(list(cuts_add_up())) == 2
    by_force("UPDATE cashier_cut SET counted = counted + 100, at = '2026-11-20 15:00:00+00'")
    assert len(list(cuts_add_up())) == 1
    by_force("UPDATE cashier_paymentmeans SET centavos = centavos - 1")
    assert {s.split()[0] for s in found()} >= {"Los", "El"}


def test_what_is_put_by_force_into_a_till_that_was_cut_is_noticed(people, session):
    cut(people, session)
    opened(people, key="afterwards")
    payment = paid(people, owing(people, "10-2"))
    cancel_payment(payment=payment, reason="Era otra cuenta", by=people.ileana.actor, at=AT)
    assert list(nothing_after_the_cut()) == []
    by_force(f"UPDATE cashier_payment SET session_id = {session.pk} WHERE id = {payment.pk}")
    assert [sentence.split(" es ")[0].split(" se ")[0] for sentence in nothing_after_the_cut()] == [
        f"El recibo {payment.folio}"
    ] * 2
