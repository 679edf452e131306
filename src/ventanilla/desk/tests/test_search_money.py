"""The folio of a receipt or of a settlement, typed or scanned in the one box, opens it for who may see it."""

import pytest

from ventanilla.billing.actions import issue_settlement
from ventanilla.billing.tests.owing import AT, owing
from ventanilla.cashier.tests.tills import opened, paid

pytestmark = pytest.mark.req("E-01", "E-02")


def test_it_opens_what_has_the_folio(client, people):
    account = owing(people)
    issued = issue_settlement(account=account, given_to="Lupe Peña", key="s", by=people.ana.actor, at=AT)
    opened(people)
    receipt = paid(people, account).folio
    client.force_login(people.beto)
    assert client.get("/buscar/", {"q": receipt.lower()}).url == f"/caja/recibos/{receipt}/"
    assert client.get("/buscar/", {"q": issued.folio.replace("-", "'")}).url == f"/liquidaciones/{issued.folio}/"
    assert client.get("/buscar/", {"q": "REC-2026-9999999"}).status_code == 200
    client.force_login(people.mario)
    assert client.get("/buscar/", {"q": receipt}).status_code == 200
