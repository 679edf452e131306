"""What tests of deposits share: a till that was cut with cash and a cheque, and Ileana who takes it to the bank."""

from ventanilla.billing.tests.owing import AT, TODAY, owing
from ventanilla.cashier.actions import cut_till, register_deposit
from ventanilla.cashier.models import PendingDeposit
from ventanilla.cashier.tests.tills import opened, paid

CASH, CHEQUE = 38_600, 10_000
"""What the cut takes to the bank: a payment of both, without the float."""
COUNTED = {50_000: 1, 20_000: 1, 10_000: 1, 5_000: 1, 2_000: 1, 1_000: 1, 500: 1, 100: 1}


def cut_with_both(people, number="10-1", at=AT, **changed):
    """A till opened, paid 100 pesos by cheque and the rest in cash, and cut."""
    session = opened(people, key=f"o {number}", at=at, **changed)
    given = [("cheque", CHEQUE, "Norte 77"), ("efectivo", 40_000)]
    paid(people, owing(people, number), given=given, at=at, **{k: v for k, v in changed.items() if k == "by"})
    return cut_till(session=session, counted=COUNTED, by=changed.get("by", people.beto.actor), at=at)


def left():
    """What is pending of each due, by means of each cut."""
    rows = PendingDeposit.objects.order_by("pk").values_list("due__cut__folio", "due__means", "centavos")
    return {(folio, means): centavos for folio, means, centavos in rows}


def all_of(*cuts):
    """Everything that is pending of some cuts."""
    return dict(PendingDeposit.objects.filter(due__cut__in=cuts).values_list("pk", "centavos"))


def deposited(people, parts, **changed):
    """Those parts, with one slip."""
    given = {"bank": "recaudadora", "reference": "F-1", "deposited_on": TODAY, "key": "d"}
    given |= {"by": people.ileana.actor, "at": AT} | changed
    return register_deposit(parts=parts, **given)
