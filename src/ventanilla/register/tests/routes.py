"""What to visit the register with: an account, and an import that rejected a row."""

from tests.route_objects import Cast, Sample, offer

from ventanilla.register.actions import add_account, add_connection, ask_correction, import_accounts, open_contract
from ventanilla.register.models import Account
from ventanilla.register.queries import account
from ventanilla.register.tests.conftest import AT
from ventanilla.register.tests.test_import_accounts import MAPPING, ROW, csv_of


def account_of_lupe(people: Cast) -> Account:
    by = people.pilar.actor
    if known := account("0012-345-6"):
        return known
    return add_account(number="0012-345-6", premises_number="NAU-1", holder="Lupe Peña", street="Hidlago", by=by, at=AT)


@offer(
    *("register:account", "register:ask_correction", "register:service", "register:change_state"),
    *("register:change_use", "register:contract", "register:connections"),
)
def accounts(people: Cast) -> list[Sample]:
    return [Sample({"number": account_of_lupe(people).number})]


@offer("register:end_contract")
def contracts(people: Cast) -> list[Sample]:
    account = account_of_lupe(people)
    open_contract(account=account, signed_on=AT.date(), key="route", by=people.pilar.actor, at=AT)
    return [Sample({"number": account.number})]


@offer("register:end_connection")
def connections(people: Cast) -> list[Sample]:
    account, said = account_of_lupe(people), {"kind": "water", "diameter_mm": 13, "installed_on": AT.date()}
    made = add_connection(account=account, **said, key="route", by=people.pilar.actor, at=AT)
    return [Sample({"number": account.number, "pk": made.pk})]


@offer("register:correction", "register:authorise_correction", "register:refuse_correction")
def corrections(people: Cast) -> list[Sample]:
    said = {"field": "street", "after": "Hidalgo", "reason": "Su predial", "key": "route"}
    asked = ask_correction(account=account_of_lupe(people), **said, by=people.ana.actor, at=AT)
    return [Sample({"number": asked.pk})]


@offer("register:import", "register:rejected")
def imports(people: Cast) -> list[Sample]:
    by = people.pilar.actor
    file = csv_of([*ROW[:-1], "s/d"])
    run = import_accounts(file=file, name="padron.csv", mapping=MAPPING, mapping_name="m.toml", by=by, at=AT)
    return [Sample({"number": run.pk})]
