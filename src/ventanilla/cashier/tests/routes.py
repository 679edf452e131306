"""What to visit the routes of the tills with: an account that owes, a receipt, a cut, a deposit."""

from tests.route_objects import Cast, Sample, offer

from ventanilla.billing.tests.owing import AT, another
from ventanilla.cashier.actions import cut_till
from ventanilla.cashier.models import Cut, Deposit, ReceiptBlock, TillSession
from ventanilla.cashier.queries import open_session
from ventanilla.cashier.tests.deposits import all_of, cut_with_both, deposited
from ventanilla.cashier.tests.tills import issued, opened, paid


def at_a_till(people: Cast) -> TillSession:
    """The till that Beto has, or one that he opens."""
    return open_session(people.beto.actor) or opened(people, key=f"route {TillSession.objects.count()}")


@offer("cashier:pay", "cashier:account_movements")
def accounts(people: Cast) -> list[Sample]:
    at_a_till(people)
    return [Sample({"number": another(people).number})]


@offer("cashier:receipt", "cashier:receipt_pdf", "cashier:receipt_escpos", "cashier:cancel")
def receipts(people: Cast) -> list[Sample]:
    at_a_till(people)
    return [Sample({"folio": paid(people, another(people)).folio})]


@offer("cashier:cut", "cashier:cut_pdf")
def cuts(people: Cast) -> list[Sample]:
    session = at_a_till(people)
    cut = cut_till(session=session, counted={}, note="Se llevó a la bóveda", by=people.beto.actor, at=AT)
    return [Sample({"folio": cut.folio})]


@offer("cashier:deposit", "cashier:annul_deposit")
def deposits(people: Cast) -> list[Sample]:
    cut = cut_with_both(people, f"30-{Cut.objects.count()}")
    number = Deposit.objects.count()
    made = deposited(people, all_of(cut), key=f"route {number}", reference=f"R-{number}")
    return [Sample({"pk": made.pk})]


@offer("cashier:income_sheet")
def months(people: Cast) -> list[Sample]:
    return [Sample({"month": "2026-11"})]


@offer("cashier:voucher", "cashier:voucher_sheet", "cashier:voucher_csv")
def days(people: Cast) -> list[Sample]:
    return [Sample({"day": "2026-11-20"})]


@offer("cashier:receipt_block", "cashier:receipt_block_pdf", "cashier:spoil_receipt", "cashier:late_receipt")
def blocks(people: Cast) -> list[Sample]:
    return [Sample({"pk": issued(people, key=f"route {ReceiptBlock.objects.count()}").pk})]


@offer("cashier:return_receipts", "cashier:close_receipt_block")
def blocks_to_end(people: Cast) -> list[Sample]:
    return blocks(people)


@offer("cashier:enter_receipt")
def slips(people: Cast) -> list[Sample]:
    at_a_till(people)
    return [Sample({**blocks(people)[0].kwargs, "number": another(people).number})]
