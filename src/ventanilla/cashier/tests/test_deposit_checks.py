"""What `verify` notices of deposits when somebody forced the tables; two people at once deposit once."""

from importlib import import_module

import pytest
from django.apps import apps
from tests.together import together

from ventanilla.billing.tests.owing import AT
from ventanilla.cashier import checks
from ventanilla.cashier.actions import annul_deposit
from ventanilla.cashier.models import Deposit, DepositDue
from ventanilla.cashier.refusals import UnableToDeposit
from ventanilla.cashier.tests.deposits import CASH, CHEQUE, all_of, cut_with_both, deposited, left
from ventanilla.cashier.tests.tills import found
from ventanilla.journal.checks import CHECKS
from ventanilla.journal.tests.force import by_force

pytestmark = [pytest.mark.req("E-02", "E-06")]
OURS = (
    checks.dues_are_the_cuts,
    checks.pending_is_what_is_left,
    checks.deposits_add_up,
    checks.annulled_deposits_are_reversed,
)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE cashier_pendingdeposit SET centavos = centavos + 1", "no es lo que suma"),
        ("DELETE FROM cashier_pendingdeposit", "no es lo que suma"),
        ("UPDATE cashier_depositdue SET centavos = centavos - 1", "no es lo que debía"),
        ("UPDATE cashier_depositpart SET centavos = centavos + 1", "no es lo que suman sus cortes"),
        ("UPDATE cashier_deposit SET centavos = centavos + 1", "no es lo que su movimiento llevó al banco"),
        ("UPDATE cashier_deposit SET bank = 'derechos'", "no es lo que su movimiento llevó al banco"),
        ("UPDATE cashier_deposit SET reference = 'F-9'", "no es como la bitácora lo cuenta"),
        ("UPDATE cashier_deposit SET deposited_on = '2026-11-19'", "es anterior a uno de sus cortes"),
        ("UPDATE ledger_transfer SET centavos = 1 WHERE concept = 'efectivo'", "llevó al banco"),
        ("DELETE FROM cashier_depositannulment", "el depósito no está anulado"),
        ("DELETE FROM cashier_depositannulment", "no es como la bitácora la cuenta"),
        ("UPDATE ledger_entry SET reverses_id = NULL", "su movimiento no se revirtió"),
        ("UPDATE cashier_deposit SET reference = 'F-1'", "está registrada 2 veces"),
    ],
)
def test_what_was_changed_by_force_is_noticed(people, harm, told):
    cut = cut_with_both(people)
    cash, cheque = DepositDue.objects.order_by("pk").values_list("pk", flat=True)
    deposited(people, {cash: CASH - 1})
    deposited(people, {cheque: CHEQUE - 1}, key="e", reference="F-2")
    undone = deposited(people, {cheque: 1}, key="f", reference="F-3")
    annul_deposit(deposit=undone, reason="Otra ficha", by=people.ileana.actor, at=AT)
    assert (left(), found()) == ({(cut.folio, "efectivo"): 1, (cut.folio, "cheque"): 1}, [])
    by_force(harm)
    assert [one for one in (sentence for check in OURS for sentence in check()) if told in one]
    assert set(OURS) <= set(CHECKS.values())


def test_a_cut_from_before_deposits_were_kept_says_itself_what_it_takes(people):
    cut_with_both(people)
    by_force("UPDATE journal_entry SET facts = '{}' WHERE event = 'cashier.cut'")
    assert list(checks.dues_are_the_cuts()) == []
    by_force("DELETE FROM cashier_pendingdeposit", "DELETE FROM cashier_depositdue")
    assert len(list(checks.dues_are_the_cuts())) == 1


def test_cuts_made_before_deposits_were_kept_are_pending_after_the_migration(people):
    cut, other = cut_with_both(people), cut_with_both(people, "10-2")
    before = left()
    by_force("DELETE FROM cashier_pendingdeposit", "DELETE FROM cashier_depositdue")
    fill = import_module("ventanilla.cashier.migrations.0005_deposits_of_cuts").fill
    fill(apps, None)
    assert (left(), {folio for folio, _ in before}) == (before, {cut.folio, other.folio})
    deposited(people, all_of(cut, other))
    assert found() == []


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_two_who_deposit_a_cut_at_once_deposit_it_once(people):
    parts, slips = all_of(cut_with_both(people)), ["A", "B"]

    def take():
        slip = slips.pop()
        return deposited(people, parts, key=slip, reference=slip)

    told = together(take)
    assert [one.code for one in told if isinstance(one, UnableToDeposit)] == ["queda-menos"]
    assert (Deposit.objects.count(), left(), found()) == (1, {}, [])


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_a_slip_registered_by_two_at_once_is_registered_once(people):
    numbers, keys = sorted(all_of(cut_with_both(people))), ["a", "b"]
    told = together(lambda: deposited(people, {numbers.pop(): 100}, key=keys.pop()))
    assert [one.code for one in told if isinstance(one, UnableToDeposit)] == ["ya-registrado"]
    assert (Deposit.objects.get().centavos, found()) == (100, [])


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_a_double_click_deposits_and_annuls_once(people):
    parts = all_of(cut_with_both(people))
    assert len({one.pk for one in together(lambda: deposited(people, parts), times=3)}) == 1
    made, by = Deposit.objects.get(), people.ileana.actor
    told = together(lambda: annul_deposit(deposit=made, reason="x", by=by, at=AT), times=3)
    assert (len({one.pk for one in told}), sum(left().values())) == (1, CASH + CHEQUE)
    assert found() == []


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_two_deposits_of_a_cut_annulled_at_once_are_both_pending_again(people):
    parts = all_of(cut_with_both(people))
    made = [deposited(people, dict.fromkeys(parts, 100), key="a", reference="A")]
    made.append(deposited(people, {due: of - 100 for due, of in parts.items()}, key="b", reference="B"))
    together(lambda: annul_deposit(deposit=made.pop(), reason="x", by=people.ileana.actor, at=AT))
    assert (sum(left().values()), found()) == (CASH + CHEQUE, [])
