"""What to visit the routes of what is owed with: an account that owes, and a settlement of it."""

from tests.route_objects import Cast, Sample, offer

from ventanilla.billing.actions import issue_settlement
from ventanilla.billing.tests.owing import AT, another


@offer("billing:owed", "billing:charge", "billing:discount", "billing:settle")
def accounts(people: Cast) -> list[Sample]:
    return [Sample({"number": another(people).number})]


@offer("billing:settlement", "billing:settlement_pdf")
def settlements(people: Cast) -> list[Sample]:
    account = another(people)
    issued = issue_settlement(account=account, given_to="Lupe Peña", key="route", by=people.ana.actor, at=AT)
    return [Sample({"folio": issued.folio})]
