"""An adjustment that a case asks for is proposed from its page, and its story tells it (B-06)."""

import pytest

from ventanilla.billing.models import Adjustment
from ventanilla.billing.tests.owing import owing
from ventanilla.cases.tests.acts import told

pytestmark = [pytest.mark.django_db, pytest.mark.req("B-06")]


@pytest.fixture
def about(story):
    """A petition about an account that owes a period."""
    account = owing(story.people)
    story.open(account=account)
    return story


def page(client, story, who):
    client.force_login(getattr(story.people, who))
    return client.get(f"/peticiones/{story.case.folio}/").content.decode()


def test_who_may_propose_is_led_there_and_the_story_tells_it(client, about):
    address = f"/cuentas/10-1/ajuste/?de=case%3A{about.case.pk}"
    assert address in page(client, about, "gema").replace("&amp;", "&")
    asked = client.get(address).content.decode()
    assert about.case.folio in asked.replace("\u2011", "-")
    number = asked.split('name="charge_')[1].split('"')[0]
    sent = {"kind": "error_facturacion", f"charge_{number}": "10.00", "reason": "Lectura errada", "form_key": "a"}
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    proposed = Adjustment.objects.get()
    assert told(about, "billing.adjustment_proposed").facts["adjustment"] == proposed.folio


def test_who_may_not_propose_is_not_led_there(client, about):
    assert "/ajuste/" not in page(client, about, "mario")


def test_a_case_without_account_offers_none(client, story):
    story.open(account=None)
    assert "/ajuste/" not in page(client, story, "gema")
