"""What the cuts take to the bank is kept: on one slip or several, refused when it cannot be, and undone."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ventanilla.billing.tests.owing import AT, TODAY
from ventanilla.cashier.actions import annul_deposit, cut_till
from ventanilla.cashier.models import Deposit, DepositAnnulment, DepositDue, PendingDeposit
from ventanilla.cashier.refusals import UnableToAnnulDeposit, UnableToDeposit
from ventanilla.cashier.tests.deposits import CASH, CHEQUE, all_of, cut_with_both, deposited, left
from ventanilla.cashier.tests.tills import found, opened
from ventanilla.cashier.voucher import voucher_of
from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.models import Transfer
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("E-02", "E-06")
LATER = AT + timedelta(days=3)


@pytest.fixture
def cut(people):
    return cut_with_both(people)


def test_a_cut_leaves_its_cash_without_the_float_and_its_cheques_pending(people, cut):
    assert left() == {(cut.folio, "efectivo"): CASH, (cut.folio, "cheque"): CHEQUE}
    told = Told.objects.get(event="cashier.cut").facts["to_deposit"]
    assert told == {"efectivo": CASH, "cheque": CHEQUE}
    assert cut_till(session=cut.session, counted={}, by=people.beto.actor, at=AT) == cut
    assert (DepositDue.objects.count(), found()) == (2, [])


def test_a_till_without_money_and_one_with_less_than_its_float_leave_nothing(people):
    cut_till(session=opened(people), counted={20_000: 1}, note="Faltan", by=people.beto.actor, at=AT)
    assert (left(), found()) == ({}, [])


def test_one_slip_takes_several_cuts_to_the_bank_and_the_entry_balances(people, cut):
    other = cut_with_both(people, "10-2")
    changed = {"reference": "  f-1  a ", "deposited_on": LATER.date(), "at": LATER}
    made = deposited(people, all_of(cut, other), **changed)
    assert (made.reference, made.centavos, left(), found()) == ("F-1 A", 2 * (CASH + CHEQUE), {}, [])
    voucher = voucher_of(made.deposited_on)
    told = {(one.kind, one.concept): (one.name, one.debit, one.credit) for one in voucher.lines}
    assert told == {
        ("bank", "recaudadora"): ("Banco de muestra, cuenta recaudadora", made.centavos, 0),
        ("means", "efectivo"): ("Efectivo", 0, 2 * CASH),
        ("means", "cheque"): ("Cheque", 0, 2 * CHEQUE),
    }
    assert voucher.unmapped == 0
    facts = Told.objects.get(event="cashier.deposited").facts
    assert facts["cuts"][other.folio] == {"efectivo": CASH, "cheque": CHEQUE}


def test_one_cut_goes_in_several_slips_and_the_same_key_is_one(people, cut):
    due = DepositDue.objects.get(means="efectivo")
    made = deposited(people, {due.pk: 30_000})
    assert deposited(people, {due.pk: 1}, reference="other") == made
    assert left()[cut.folio, "efectivo"] == 8_600
    deposited(people, {due.pk: 8_600}, reference="F-2", key="e", bank="derechos")
    assert (left(), found()) == ({(cut.folio, "cheque"): CHEQUE}, [])


@pytest.mark.parametrize(
    ("changed", "code", "field", "said"),
    [
        ({"parts": {}}, "sin-elegir", None, "al menos un corte"),
        ({"centavos": 0}, "importe", "amount_{due}", "mayor que cero"),
        ({"centavos": -5}, "importe", "amount_{due}", "mayor que cero"),
        ({"centavos": CASH + 1}, "queda-menos", "amount_{due}", "quedan $386.00"),
        ({"bank": "otro"}, "banco", "bank", "bancos de la lista"),
        ({"reference": "  "}, "sin-ficha", "reference", "número de la ficha"),
        ({"deposited_on": TODAY + timedelta(days=1)}, "fecha", "deposited_on", "aún no llega"),
        ({"deposited_on": TODAY - timedelta(days=1)}, "fecha", "deposited_on", "es del vie 20 nov 2026"),
        ({"parts": {10**9: 100}}, "sin-corte", None, "no existe"),
    ],
)
def test_what_cannot_be_deposited_says_why(people, cut, changed, code, field, said):
    due = DepositDue.objects.get(means="efectivo").pk
    given = dict(changed)
    parts = given.pop("parts", {due: given.pop("centavos", CASH)})
    with pytest.raises(UnableToDeposit, match=code) as refused:
        deposited(people, parts, **given)
    assert refused.value.field == (field and field.format(due=due))
    assert said in refused.value.sentence
    assert not Deposit.objects.exists()
    assert left()[cut.folio, "efectivo"] == CASH


def test_more_than_a_slip_covers_is_refused(people):
    with pytest.raises(UnableToDeposit, match="a lo más 100"):
        deposited(people, dict.fromkeys(range(1, 102), 1))


def test_what_was_taken_already_and_a_slip_registered_twice_are_refused(people, cut):
    cash, cheque = DepositDue.objects.order_by("pk")
    deposited(people, {cash.pk: CASH})
    with pytest.raises(UnableToDeposit, match="ya no queda nada"):
        deposited(people, {cash.pk: 1}, key="e", reference="F-2")
    with pytest.raises(UnableToDeposit, match="ya-registrado") as refused:
        deposited(people, {cheque.pk: 1}, key="e", reference=" f-1")
    assert "$386.00 del vie 20 nov 2026, por Ileana" in refused.value.sentence
    deposited(people, {cheque.pk: 1}, key="e", bank="derechos")
    assert found() == []


def test_an_annulled_deposit_is_pending_again_and_its_slip_free(people, cut):
    made = deposited(people, all_of(cut))
    with pytest.raises(UnableToAnnulDeposit, match="sin-motivo"):
        annul_deposit(deposit=made, reason=" ", by=people.ileana.actor, at=AT)
    undone = annul_deposit(deposit=made, reason="Era otra ficha", by=people.ileana.actor, at=LATER)
    assert annul_deposit(deposit=made, reason="x", by=people.ileana.actor, at=LATER) == undone
    assert left() == {(cut.folio, "efectivo"): CASH, (cut.folio, "cheque"): CHEQUE}
    assert voucher_of(LATER.date()).debit == CASH + CHEQUE
    deposited(people, all_of(cut), key="e")
    assert found() == []
    told = Told.objects.get(event="cashier.deposit_annulled")
    assert (told.facts["slip"], told.subject_id) == ("F-1", str(made.pk))


def test_what_is_annulled_joins_what_is_pending_of_its_cut(people, cut):
    due = DepositDue.objects.get(means="efectivo")
    made = deposited(people, {due.pk: 100})
    annul_deposit(deposit=made, reason="x", by=people.ileana.actor, at=AT)
    assert (left()[cut.folio, "efectivo"], found()) == (CASH, [])


def test_only_who_may_registers_and_annuls(people, cut):
    with pytest.raises(NotAllowed):
        deposited(people, all_of(cut), by=people.beto.actor)
    made = deposited(people, all_of(cut))
    with pytest.raises(NotAllowed):
        annul_deposit(deposit=made, reason="x", by=people.beto.actor, at=AT)
    assert not DepositAnnulment.objects.exists()


steps = st.lists(st.tuples(st.booleans(), st.integers(0, 3), st.integers(1, CASH)), min_size=1, max_size=6)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_whatever_is_deposited_and_annulled_the_books_balance(people, steps):
    with transaction.atomic():
        cut_with_both(people, "70-1")
        cut_with_both(people, "70-2")
        dues, made = list(DepositDue.objects.order_by("pk")), []
        for n, (annuls, which, centavos) in enumerate(steps):
            due = dues[which]
            of = PendingDeposit.objects.filter(due=due).values_list("centavos", flat=True).first() or 0
            if annuls and made:
                annul_deposit(deposit=made.pop(), reason="x", by=people.ileana.actor, at=LATER)
            elif of >= centavos:
                made.append(deposited(people, {due.pk: centavos}, key=f"d{n}", reference=f"F{n}"))
        standing = sum(one.centavos for one in made)
        assert sum(left().values()) == 2 * (CASH + CHEQUE) - standing
        banked = Transfer.objects.filter(debit__kind="bank", entry__reversal=None)
        assert sum(banked.values_list("centavos", flat=True)) == standing
        assert all(one.debit == one.credit for one in (voucher_of(TODAY), voucher_of(LATER.date())))
        assert found() == []
        transaction.set_rollback(True)
