"""A file tells the state, the connections and the contract of an account; what changed here afterwards stays."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ventanilla.register.actions import change_supply_state, change_use, end_connection, import_accounts
from ventanilla.register.checks import one_at_a_time, states_are_as_told, uses_are_as_told
from ventanilla.register.import_queries import IMPORTS
from ventanilla.register.models import Account, Connection, Contract, ImportRun
from ventanilla.register.supply_queries import supply_of
from ventanilla.register.tests.conftest import AT, CONSOLE

pytestmark = pytest.mark.req("H-01")
TODAY = date(2026, 11, 20)
MAPPING = """
[columns]
number = "CUENTA"
holder = "NOMBRE"
street = "CALLE"
state = "ESTADO"
use_class = "USO"
diameter = "DIAMETRO"
contract = "CONTRATO"
connected_since = "TOMA_DESDE"
sewer_diameter = "DRENAJE"
sewer_since = "DRENAJE_DESDE"
contract_since = "FIRMADO"
[values.diameter]
"media" = "13"
"""
ROW = {"CUENTA": "1", "NOMBRE": "Eva Paz", "CALLE": "Sol", "ESTADO": "activa", "USO": "Doméstico"}
ROW |= {"DIAMETRO": "13 mm", "CONTRATO": "K-77"}
ROW |= dict.fromkeys(("TOMA_DESDE", "DRENAJE", "DRENAJE_DESDE", "FIRMADO"), "")


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def brought(*rows, mapping=MAPPING) -> ImportRun:
    """An import of rows that differ so from the usual one."""
    lines = [",".join(ROW), *(",".join((ROW | row).values()) for row in rows)]
    given = {"name": "p.csv", "mapping": mapping, "mapping_name": "m.toml", "by": CONSOLE, "at": AT}
    return import_accounts(file=io.BytesIO("\n".join(lines).encode()), **given)


def test_a_row_brings_its_connection_and_its_contract(db):
    brought(
        {},
        {"CUENTA": "2", "DIAMETRO": "media", "CONTRATO": "", "ESTADO": "suspendida"},
        {"CUENTA": "3", "DIAMETRO": ""},
    )
    now = supply_of(Account.objects.get(number="1"))
    assert (now.contract.number, now.contract.party.name, now.contract.signed_on) == ("K-77", "Eva Paz", None)
    assert [str(one) for one in now.connections] == ["Toma de agua de 13 mm"]
    assert (now.contract.by_name, now.contract.at) == (CONSOLE.name, AT)
    second = Account.objects.get(number="2")
    assert (second.state, second.connections.get().diameter_mm, second.contracts.count()) == ("suspended", 13, 0)
    assert Account.objects.get(number="3").connections.count() == 0


@pytest.mark.parametrize("wrong", ["ancha", "0", "-13", "13.5", "13000"])
def test_a_wrong_diameter_rejects_the_row_with_its_reason(db, wrong):
    run = brought({"DIAMETRO": wrong}, {"CUENTA": "2"})
    assert (run.new, run.rejected) == (1, 1)
    assert f"El diámetro «{wrong}» no son milímetros" in str(list(IMPORTS.rejected_table(run)))


def laid() -> list[tuple[str, int, date | None]]:
    """Every connection, by account and kind."""
    rows = Connection.objects.order_by("account__number", "-kind")
    return list(rows.values_list("kind", "diameter_mm", "installed_on"))


def test_a_row_tells_since_when_and_a_sewer_connection(db):
    told = {"TOMA_DESDE": "3/2/1998", "DRENAJE": "150", "DRENAJE_DESDE": "2001-05-09", "FIRMADO": "20/11/2026"}
    brought(told, {"CUENTA": "2", "DIAMETRO": "", "DRENAJE": "102"})
    assert laid() == [
        ("water", 13, date(1998, 2, 3)),
        ("sewer", 150, date(2001, 5, 9)),
        ("sewer", 102, None),
    ]
    assert list(Contract.objects.order_by("account").values_list("signed_on", flat=True)) == [TODAY, None]


def test_a_day_without_what_it_is_of_brings_nothing(db):
    told = dict.fromkeys(("TOMA_DESDE", "DRENAJE_DESDE", "FIRMADO"), "03/02/1998")
    assert brought(told | {"DIAMETRO": "", "CONTRATO": ""}).new == 1
    assert not Connection.objects.exists()
    assert not Contract.objects.exists()


@pytest.mark.parametrize("column", ["TOMA_DESDE", "DRENAJE_DESDE", "FIRMADO"])
@pytest.mark.parametrize(
    ("wrong", "said", "reason"),
    [
        ("31/02/2020", ", que no es un día como 20/11/2026.", "Una fecha no se entiende"),
        ("ayer", ", que no es un día como 20/11/2026.", "Una fecha no se entiende"),
        ("21/11/2026", ", un día que aún no llega.", "Una fecha aún no llega"),
        ("31/12/9999", ", un día que aún no llega.", "Una fecha aún no llega"),
    ],
)
def test_a_wrong_day_or_one_to_come_rejects_the_row(db, column, wrong, said, reason):
    run = brought({column: wrong}, {"CUENTA": "2"})
    assert (run.new, run.rejected) == (1, 1)
    assert f"La columna «{column}» dice «{wrong}»{said}" in str(list(IMPORTS.rejected_table(run)))
    assert IMPORTS.reasons_of(run) == [(reason, 1)]


def test_a_wrong_sewer_diameter_says_where_to_translate_it(db):
    said = str(list(IMPORTS.rejected_table(brought({"DRENAJE": "6 pulgadas"}))))
    assert "El diámetro «6 pulgadas» no son milímetros; tradúzcalo en [values.sewer_diameter]." in said


def test_what_the_account_has_stays_and_only_what_lacks_is_taken(people, db):
    brought({"DRENAJE": "150"}, {"CUENTA": "2"})
    told = {"TOMA_DESDE": "03/02/1998", "DRENAJE_DESDE": "03/02/1998", "FIRMADO": "03/02/1998", "DRENAJE": "200"}
    sewer = Connection.objects.get(kind="sewer")
    end_connection(connection=sewer, ended_on=TODAY, reason="Se retiró", by=people.pilar.actor, at=AT)
    assert brought(told, told | {"CUENTA": "2"}).changed == 2
    assert laid() == [
        ("water", 13, None),
        ("sewer", 150, None),
        ("water", 13, None),
        ("sewer", 200, date(1998, 2, 3)),
    ]
    assert set(Contract.objects.values_list("number", "signed_on")) == {("K-77", None)}
    assert not list(one_at_a_time())


def test_an_account_terminated_here_gets_no_contract_from_a_file(people, db):
    brought({"CONTRATO": ""})
    said = {"since": TODAY, "reason": "Baja", "by": people.pilar.actor, "at": AT}
    change_supply_state(account=Account.objects.get(), state="terminated", key="b", **said)
    assert brought({}).changed == 1
    assert not Contract.objects.exists()


def test_a_terminated_account_brings_no_contract_in_force(db):
    brought({"ESTADO": "baja"})
    assert not Contract.objects.exists()


def test_again_nothing_is_doubled_and_an_account_without_gets_its_first(db):
    brought({}, {"CUENTA": "2", "DIAMETRO": "", "CONTRATO": ""})
    assert brought({}).same == 1
    assert brought({"DIAMETRO": "25", "CONTRATO": "K-78"}, {"CUENTA": "2", "CALLE": "Luna"}).changed == 2
    assert list(Contract.objects.order_by("account").values_list("number", flat=True)) == ["K-77", "K-77"]
    assert list(Connection.objects.order_by("account").values_list("diameter_mm", flat=True)) == [13, 13]
    assert not list(one_at_a_time())


def test_what_was_changed_here_is_not_undone_by_a_file(people, db):
    brought({})
    account, by = Account.objects.get(), people.pilar.actor
    said = {"since": TODAY, "reason": "Orden 4", "by": by, "at": AT}
    change_supply_state(account=account, state="suspended", key="s", **said)
    change_use(account=account, use="Comercial", key="u", **said)
    end_connection(connection=Connection.objects.get(), ended_on=TODAY, reason="Se retiró", by=by, at=AT)
    assert brought({"CALLE": "Luna", "ESTADO": "restringida"}).changed == 1
    account.refresh_from_db()
    assert (account.street, account.state, account.use_class) == ("Luna", "suspended", "Comercial")
    assert Connection.objects.count() == 1
    assert not [*states_are_as_told(), *uses_are_as_told(), *one_at_a_time()]


def test_a_file_without_those_columns_asks_nothing_more(db):
    mapping = MAPPING[: MAPPING.index("diameter =")]
    with CaptureQueriesContext(connection) as asked:
        brought({}, mapping=mapping)
        brought({"CALLE": "Luna"}, mapping=mapping)
    said = [q["sql"] for q in asked.captured_queries]
    assert not [sql for sql in said if "register_connection" in sql or "register_contract" in sql]
