"""What to visit the routes of the tills with: an account that owes, a receipt, a cut."""

from tests.route_objects import Cast, Sample, offer

from ventanilla.billing.tests.owing import AT, owing
from ventanilla.cashier.actions import cut_till
from ventanilla.cashier.tests.tills import opened, paid


@offer("cashier:pay")
def accounts(people: Cast) -> list[Sample]:
    opened(people)
    return [Sample({"number": owing(people).number})]


@offer("cashier:receipt", "cashier:receipt_pdf", "cashier:receipt_escpos", "cashier:cancel")
def receipts(people: Cast) -> list[Sample]:
    opened(people)
    return [Sample({"folio": paid(people, owing(people)).folio})]


@offer("cashier:cut", "cashier:cut_pdf")
def cuts(people: Cast) -> list[Sample]:
    session = opened(people)
    return [Sample({"folio": cut_till(session=session, counted={50_000: 1}, by=people.beto.actor, at=AT).folio})]


@offer("cashier:income_sheet")
def months(people: Cast) -> list[Sample]:
    return [Sample({"month": "2026-11"})]
