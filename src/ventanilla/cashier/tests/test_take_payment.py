"""A payment: several means, change, a receipt without gap; what does not add up is refused and leaves nothing."""

from datetime import timedelta

import pytest

from ventanilla.billing.actions import issue_settlement
from ventanilla.billing.queries import items_owed, settlement_of
from ventanilla.billing.refusals import UnableToCollect
from ventanilla.billing.tests.owing import AT, TODAY, account_of, owing
from ventanilla.cashier.actions import cancel_payment
from ventanilla.cashier.models import Payment
from ventanilla.cashier.queries import lines_of
from ventanilla.cashier.refusals import UnableToPay
from ventanilla.cashier.tests.tills import found, opened, paid
from ventanilla.journal.models import Entry as Told
from ventanilla.journal.models import IssuedFolio
from ventanilla.ledger.models import Entry
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("E-02")


@pytest.fixture
def account(people):
    opened(people)
    return owing(people)


def test_cash_with_its_change_and_its_receipt(people, account):
    payment = paid(people, account)
    assert (payment.folio, payment.tendered, payment.change) == ("REC-2026-0000001", 50_000, 1_400)
    assert [(one.means, one.centavos) for one in payment.means.all()] == [("efectivo", 48_600)]
    assert sum(line.centavos for line in lines_of(payment)) == payment.centavos == 48_600
    assert items_owed(account) == found() == []
    facts = {"receipt": payment.folio, "centavos": 48_600, "till": "caja1"}
    assert Told.objects.get(event="cashier.paid", subject_id=str(account.pk)).facts == facts


def test_several_means_at_once(people, account):
    payment = paid(people, account, given=[("tarjeta", 30_000, "A-1"), ("cheque", 10_000, "B 7"), ("efectivo", 10_000)])
    kept = {one.means: (one.centavos, one.reference) for one in payment.means.all()}
    assert kept == {"tarjeta": (30_000, "A-1"), "cheque": (10_000, "B 7"), "efectivo": (8_600, "")}
    assert (payment.tendered, payment.change, found()) == (10_000, 1_400, [])


def test_a_part_and_an_advance(people, account):
    paid(people, account, 10_000, [("efectivo", 10_000)], key="part")
    assert settlement_of(account, TODAY).to_pay == 38_600
    last = paid(people, account, 50_000, [("transferencia", 50_000, "T-9")], key="rest")
    assert [(line.concept, line.centavos) for line in lines_of(last)][-1] == ("anticipo", 11_389)
    assert (settlement_of(account, TODAY).in_favour, found()) == (11_389, [])


def test_who_owes_nothing_may_pay_before(people, account):
    free = account_of(people, "10-2")
    paid(people, free, 20_000)
    assert settlement_of(free, TODAY).in_favour == 20_000


def test_the_same_sent_twice_is_one(people, account):
    first = paid(people, account)
    assert paid(people, account, seen=0, centavos=1).pk == first.pk
    assert (Payment.objects.count(), IssuedFolio.objects.filter(series="payment").count()) == (1, 1)


def test_the_order_presented_is_kept(people, account):
    order = issue_settlement(account=account, given_to="Lupe Peña", key="s", by=people.ana.actor, at=AT)
    assert paid(people, account, order=order).order == order


def test_an_order_is_paid_once_until_its_receipt_is_undone(people, account):
    order = issue_settlement(account=account, given_to="Lupe Peña", key="s", by=people.ana.actor, at=AT)
    payment = paid(people, account, order=order)
    with pytest.raises(UnableToPay, match=r"orden-pagada.*ya se pagó con REC-2026-0000001 el .*10:00"):
        paid(people, account, order=order, key="again")
    assert (Payment.objects.count(), found()) == (1, [])
    cancel_payment(payment=payment, reason="Era otra cuenta", by=people.ileana.actor, at=AT)
    assert paid(people, account, order=order, key="again").order == order


def test_an_order_paid_in_part_says_how_much(people, account):
    order = issue_settlement(account=account, given_to="Lupe Peña", key="s", by=people.ana.actor, at=AT)
    paid(people, account, 10_000, [("efectivo", 10_000)], order=order)
    with pytest.raises(UnableToPay, match=r"orden-pagada.*ya se pagaron \$100\.00 con REC-2026-0000001"):
        paid(people, account, 38_600, order=order, key="rest")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ([("efectivo", 40_000)], r"faltan.*\$86\.00"),
        ([], r"faltan.*\$486\.00"),
        ([("tarjeta", 60_000, "A")], r"sobran.*\$600\.00"),
        ([("tarjeta", 48_600)], "sin-referencia.*Autorización"),
        ([("vales", 48_600)], "medio"),
        ([("efectivo", 0)], "medio"),
    ],
)
def test_means_that_do_not_add_up(people, account, given, code):
    with pytest.raises(UnableToPay, match=code):
        paid(people, account, given=given)
    assert not Entry.objects.exclude(kind="charge").exists()
    assert not IssuedFolio.objects.filter(series="payment").exists()


def test_what_somebody_else_collected_meanwhile_is_not_collected_again(people, account):
    seen = settlement_of(account, TODAY).to_pay
    paid(people, account)
    with pytest.raises(UnableToCollect, match="cambio-el-adeudo"):
        paid(people, account, key="second", seen=seen)
    assert (Payment.objects.count(), found()) == (1, [])


def test_without_a_till_of_today_nobody_collects(people):
    account = owing(people)
    with pytest.raises(UnableToPay, match="sin-caja"):
        paid(people, account)
    opened(people)
    with pytest.raises(UnableToPay, match=r"caja-de-otro-dia.*20/11/2026"):
        paid(people, account, at=AT + timedelta(days=1))
    with pytest.raises(NotAllowed):
        paid(people, account, by=people.ana.actor)
    assert not Payment.objects.exists()
