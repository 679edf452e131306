"""Receipts written by hand in the pack: read strictly; a pack that does not declare them has none."""

from datetime import UTC, datetime

import pytest

from ventanilla.cashier.catalogue import Contingency
from ventanilla.cashier.refusals import UnableToIssueReceipts, UnableToOpenTill
from ventanilla.cashier.tests.tills import issued, opened
from ventanilla.journal.actor import INSTALLER
from ventanilla.utility.actions.publish_pack import publish_pack
from ventanilla.utility.queries import current_pack
from ventanilla.utility.tests.packs import faults_of, line_of, spoiled

pytestmark = pytest.mark.req("E-02")
PATH = "cashier.toml"


@pytest.mark.django_db
def test_its_rules_are_those_of_the_file():
    found = current_pack().section("tills").contingency
    assert found == Contingency("receipt_contingency", most=50, entry_hours=72, days_back=7, assumed=True)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("most = 50", "most = 0", "«most» debe ser un número entero mayor que cero."),
        ("days_back = 7", "days = 7", "Nadie usa el dato «days»; revise cómo está escrito o quítelo."),
        ('"receipt_contingency"', '"nada"', "No hay una serie «nada» en folios.toml."),
        (
            '"receipt_contingency"',
            '"payment"',
            "La serie «payment» ya numera otra cosa; escriba una para los talonarios.",
        ),
        (
            "[contingency]\nassumed = true",
            "[contingency]",
            "«contingency» no dice de dónde viene: escriba «source» o «assumed = true».",
        ),
    ],
)
def test_what_is_wrong_is_said(old, new, said):
    files = spoiled(PATH, old, new)
    fault = faults_of(files)[0]
    assert (fault.path, fault.sentence) == (PATH, said)
    assert fault.line in {line_of(files, PATH, "[contingency]"), line_of(files, PATH, new)}


def test_a_pack_without_them_has_none_and_shows_none(people, client):
    files = spoiled(PATH, "", "")
    text = files.text(PATH)
    start, end = text.index("[contingency]"), text.index("[[till]]")
    published = files.by_path | {PATH: (text[:start] + text[end:]).encode()}
    publish_pack(files=type(files)(published), by=INSTALLER, at=datetime(2026, 1, 2, tzinfo=UTC))
    with pytest.raises(UnableToIssueReceipts, match="sin-serie"):
        issued(people)
    with pytest.raises(UnableToOpenTill, match="dia"):
        opened(people, day=datetime(2026, 11, 19, tzinfo=UTC).date())
    client.force_login(people.beto)
    for page in ("/caja/", "/caja/cortes/"):
        assert "contingencia" not in client.get(page).content.decode()
    assert "agregue [contingency]" in client.get("/caja/contingencia/").content.decode()
    assert client.get("/caja/contingencia/caja/").url == "/caja/"
    assert client.post("/caja/contingencia/", {"count": 1, "taken_by": "x"}).status_code == 403
