"""What tests of the tills share: Beto opens one and collects what an account owes."""

from datetime import timedelta

from ventanilla.billing.queries import settlement_of
from ventanilla.billing.tests.owing import AT, TODAY
from ventanilla.cashier import checks
from ventanilla.cashier.actions import Given, Paper, issue_receipt_block, open_till, take_payment
from ventanilla.ledger.tests.test_checks import OURS

CHECKS = [
    checks.receipts_without_gap,
    checks.means_are_the_ledgers,
    checks.cancellations_are_reversed,
    checks.cuts_add_up,
    checks.nothing_after_the_cut,
    checks.blocks_without_gap,
    checks.papers_are_payments,
    checks.dues_are_the_cuts,
    checks.pending_is_what_is_left,
    checks.deposits_add_up,
    checks.annulled_deposits_are_reversed,
    *OURS,
]


def found():
    """Every sentence of the checks of money: none when the books are right."""
    return [sentence for check in CHECKS for sentence in check()]


def opened(people, **changed):
    """Till 1 with a float of 500 pesos."""
    given = {"till": "caja1", "opening_float": 50_000, "key": "o", "by": people.beto.actor, "at": AT} | changed
    return open_till(**given)


def paid(people, account, centavos=48_600, given=None, **changed):
    """Cash for what it owes, of which 500 pesos are handed over."""
    said = {
        "seen": settlement_of(account, TODAY).to_pay,
        "given": [Given("efectivo", 50_000)] if given is None else [Given(*one) for one in given],
        "key": f"pay {account.number}",
        "by": people.beto.actor,
        "at": AT,
    } | changed
    return take_payment(account=account, centavos=centavos, **said)


def issued(people, count=4, **changed):
    """A block of receipts to be written by hand, which Beto has."""
    given = {"taken_by": "Beto Salas", "key": "b", "by": people.beto.actor, "at": AT} | changed
    return issue_receipt_block(count=count, **given)


def entered(people, account, folio, *, written_at=AT, centavos=48_600, **changed):
    """What the paper of that folio says was received in cash, entered an hour after the till opened."""
    said = {
        "given": [Given("efectivo", centavos)],
        "key": folio,
        "by": people.beto.actor,
        "at": AT + timedelta(hours=1),
    }
    paper = Paper(folio, written_at)
    return take_payment(account=account, centavos=centavos, seen=None, paper=paper, **said | changed)
