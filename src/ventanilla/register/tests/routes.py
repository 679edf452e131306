"""What to visit the register with: an account, and an import that rejected a row."""

from tests.route_objects import Cast, Sample, offer

from ventanilla.register.actions import add_account, import_accounts
from ventanilla.register.tests.conftest import AT
from ventanilla.register.tests.test_import_accounts import MAPPING, ROW, csv_of


@offer("register:account")
def accounts(people: Cast) -> list[Sample]:
    by = people.pilar.actor
    account = add_account(
        number="0012-345-6", premises_number="NAU-1", holder="Lupe Peña", street="Hidalgo", by=by, at=AT
    )
    return [Sample({"number": account.number})]


@offer("register:import", "register:rejected")
def imports(people: Cast) -> list[Sample]:
    by = people.pilar.actor
    file = csv_of([*ROW[:-1], "s/d"])
    run = import_accounts(file=file, name="padron.csv", mapping=MAPPING, mapping_name="m.toml", by=by, at=AT)
    return [Sample({"number": run.pk})]
