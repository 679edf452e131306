"""What to visit the routes of what is owed with: an account that owes, and a settlement of it."""

from tests.route_objects import Cast, Sample, offer

from ventanilla.billing.actions import issue_settlement
from ventanilla.billing.tests.brought import brought, row
from ventanilla.billing.tests.owing import AT, another, proposed


@offer("billing:owed", "billing:charge", "billing:discount", "billing:settle", "billing:adjust", "billing:apply_credit")
def accounts(people: Cast) -> list[Sample]:
    return [Sample({"number": another(people).number})]


@offer("billing:settlement", "billing:settlement_pdf")
def settlements(people: Cast) -> list[Sample]:
    account = another(people)
    issued = issue_settlement(account=account, given_to="Lupe Peña", key="route", by=people.ana.actor, at=AT)
    return [Sample({"folio": issued.folio})]


@offer("billing:money_import", "billing:reconciliation", "billing:money_rejected")
def imports(people: Cast) -> list[Sample]:
    run = brought(people, "balances", row(another(people).number), row("no hay"))
    return [Sample({"number": run.pk})]


@offer("billing:adjustment", "billing:authorise_adjustment", "billing:refuse_adjustment")
def adjustments(people: Cast) -> list[Sample]:
    account = another(people)
    return [Sample({"number": proposed(people, account, key=f"route {account.number}").pk})]
