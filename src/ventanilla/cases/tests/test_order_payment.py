"""A case gives its payment order and waits; the till's own transaction tells it that it was paid (B-06, E-02)."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.cast import hire
from tests.together import together

from ventanilla.billing.actions import charge, issue_settlement, tell_settled_orders
from ventanilla.billing.models import IssuedSettlement, OrderedFor, OrderPaid
from ventanilla.billing.queries import settlement_of
from ventanilla.cases.tests.acts import told
from ventanilla.cases.tests.conftest import FRIDAY
from ventanilla.cashier.actions import Given, cancel_payment, open_till, take_payment
from ventanilla.journal.actor import INSTALLER
from ventanilla.ledger.actions import Line, open_account, post
from ventanilla.ledger.models import LedgerAccount
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.models import Instance, Message
from ventanilla.register.actions import add_account
from ventanilla.staff.models import Person
from ventanilla.utility.actions.publish_pack import publish_pack, read_folder

pytestmark = [pytest.mark.django_db, pytest.mark.req("B-06", "E-02")]
NAUCALPAN = Path(__file__).parents[4] / "packs" / "naucalpan"
FLOW = '<bpmn:sequenceFlow id="f_ejecutada" sourceRef="p05_ejecutar" targetRef="p15_cerrar"/>'
WAITS = """<bpmn:userTask id="p_orden" name="Dar la orden de pago" v:task="cases.order_payment"/>
    <bpmn:intermediateCatchEvent id="p_pago" name="Pago"><bpmn:messageEventDefinition id="p_pago_def"
      messageRef="m_pago" v:key="orden" /></bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="f_ejecutada" sourceRef="p05_ejecutar" targetRef="p_orden"/>
    <bpmn:sequenceFlow id="f_ordenada" sourceRef="p_orden" targetRef="p_pago"/>
    <bpmn:sequenceFlow id="f_pagada" sourceRef="p_pago" targetRef="p15_cerrar"/>"""
CHANGES = (
    ('<bpmn:process id="', '<bpmn:message id="m_pago" name="pago" />\n  <bpmn:process id="'),
    (
        "<bpmn:flowNodeRef>p05_ejecutar</bpmn:flowNodeRef>",
        "".join(f"<bpmn:flowNodeRef>{n}</bpmn:flowNodeRef>" for n in ("p05_ejecutar", "p_orden", "p_pago")),
    ),
    (FLOW, WAITS),
)


@pytest.fixture
def story(story):
    """A petition solved at once, whose utility asks a payment before it closes; Lidia settles, Beto's till is open."""
    files = read_folder(NAUCALPAN)
    diagram = "procedures/peticion/process.bpmn"
    text = files.by_path[diagram].decode()
    for old, new in CHANGES:
        assert old in text
        text = text.replace(old, new, 1)
    drawn = {path: content for path, content in files.by_path.items() if "/scenarios/inmediata" not in path}
    publish_pack(files=replace(files, by_path=drawn | {diagram: text.encode()}), by=INSTALLER, at=FRIDAY)
    hire("lidia", "Lidia Sosa Mena", "liquidador")
    story.people.lidia = Person.objects.get(username="lidia")
    open_till(till="caja1", opening_float=0, key="o", by=story.people.beto.actor, at=FRIDAY)
    return story


def stands_at_the_order(story, **given):
    story.immediate = True
    account = add_account(number="10-1", holder="Lupe Peña", street="Hidalgo", by=story.people.pilar.actor, at=FRIDAY)
    story.open(**({"account": account} | given))
    return story.until("p_orden"), account


def ordered(story):
    """The order of a certificate, and its account."""
    story, account = stands_at_the_order(story)
    story.do("p_orden", "lidia", fee="certificado_no_adeudo", times=1, given_to="Lupe Peña")
    return IssuedSettlement.objects.get(), account


def pay(story, account, centavos=None, key="p", by="beto", seen=None):
    owed = settlement_of(account, FRIDAY.date()).to_pay if seen is None else seen
    centavos = owed if centavos is None else centavos
    given = {"given": [Given("efectivo", centavos)], "seen": owed, "key": key, "at": story.now}
    return take_payment(account=account, centavos=centavos, by=getattr(story.people, by).actor, **given)


def test_the_case_waits_for_its_order_and_the_payment_moves_it(story):
    order, account = ordered(story)
    assert story.open_nodes == []
    assert told(story, "billing.ordered").facts == {"settlement": order.folio, "to_pay": order.to_pay}
    payment = pay(story, account)
    assert story.open_nodes == ["p15_cerrar"]
    assert told(story, "billing.order_paid").facts == {"settlement": order.folio, "receipt": payment.folio}
    told_so = Instance.objects.get(subject_id=str(story.case.pk)).variables
    assert (told_so["pagada"], told_so["recibo"], told_so["orden"]) == (True, payment.folio, order.folio)


def test_a_part_of_it_wakes_nobody_and_the_rest_does(story):
    order, account = ordered(story)
    pay(story, account, centavos=order.to_pay - 100, key="part")
    assert (story.open_nodes, OrderPaid.objects.count()) == ([], 0)
    pay(story, account, key="rest")
    assert story.open_nodes == ["p15_cerrar"]


def test_the_same_payment_again_and_a_later_one_tell_nothing_more(story):
    _, account = ordered(story)
    pay(story, account)
    pay(story, account, centavos=5_000)
    pay(story, account, centavos=5_000, key="advance")
    assert (OrderPaid.objects.count(), Message.objects.count()) == (1, 1)


def test_what_no_case_asked_for_is_told_to_nobody(story):
    _, account = stands_at_the_order(story)
    order, _ = issued_at_the_desk(story, account)
    pay(story, account)
    assert (order.to_pay > 0, OrderPaid.objects.count(), Message.objects.count()) == (True, 0, 0)


def issued_at_the_desk(story, account):
    """A settlement that somebody asked for at the counter, of a fee charged there."""
    by = story.people.lidia.actor
    entry = charge(account=account, fee="certificado_no_adeudo", key="desk", by=by, at=story.now)
    return issue_settlement(account=account, given_to="Lupe Peña", key="desk", by=by, at=story.now), entry


def test_one_that_a_discount_settled_is_told_by_the_worker(story):
    order, account = ordered(story)
    assert tell_settled_orders(story.now, 10) == 0
    customer = open_account(LedgerAccount.CUSTOMER, str(account.pk))
    relief = open_account(LedgerAccount.RELIEF, "programa")
    lines = [Line(relief, customer, line["left"], "programa", settles=line["item"]) for line in order.lines]
    post(key="r", kind="discount", lines=lines, effective_on=FRIDAY.date(), by=story.people.lidia.actor, at=story.now)
    assert tell_settled_orders(story.now, 10) == 1
    assert tell_settled_orders(story.now, 10) == 0
    assert (story.open_nodes, OrderPaid.objects.get().receipt) == (["p15_cerrar"], "")


def test_a_case_without_account_is_told_what_to_do(story):
    story, _ = stands_at_the_order(story, account=None)
    with pytest.raises(Refusal) as no:
        story.do("p_orden", "lidia", fee="certificado_no_adeudo", given_to="Lupe Peña")
    assert (no.value.code, "désela primero" in no.value.sentence) == ("sin-cuenta", True)
    assert story.open_nodes == ["p_orden"]


def test_nothing_owed_and_nothing_charged_gives_no_order(story):
    story, _ = stands_at_the_order(story)
    with pytest.raises(Refusal) as no:
        story.do("p_orden", "lidia", given_to="Lupe Peña")
    assert (no.value.code, OrderedFor.objects.count()) == ("sin-adeudo", 0)


def test_a_cancelled_payment_is_told_in_the_story_of_the_case(story):
    _, account = ordered(story)
    payment = pay(story, account)
    cancel_payment(payment=payment, reason="Billete falso", by=story.people.ileana.actor, at=story.now)
    assert told(story, "billing.order_unpaid").facts["receipt"] == payment.folio


@pytest.mark.django_db(transaction=True)
def test_two_tills_at_once_wake_it_once(story):
    hire("celia", "Celia Bravo Pino", "cajero")
    story.people.celia = Person.objects.get(username="celia")
    open_till(till="caja2", opening_float=0, key="o2", by=story.people.celia.actor, at=FRIDAY)
    _, account = ordered(story)
    owed, tills = settlement_of(account, FRIDAY.date()).to_pay, ["beto", "celia"]
    found = together(lambda: pay(story, account, centavos=owed, key="k" + (who := tills.pop()), by=who, seen=owed))
    assert sum(isinstance(one, Refusal) for one in found) == 1
    assert (OrderPaid.objects.count(), story.open_nodes) == (1, ["p15_cerrar"])


def test_the_step_has_its_form_and_the_case_shows_its_order(story, client):
    story, _ = stands_at_the_order(story)
    client.force_login(story.people.lidia)
    address = f"/tareas/{story.tokens()[0].pk}/"
    assert "Certificado de no adeudo" in client.get(address).content.decode()
    empty = client.post(address, {"fee": "certificado_no_adeudo", "times": "1", "given_to": ""})
    assert (empty.status_code, "certificado_no_adeudo" in empty.content.decode()) == (422, True)
    done = client.post(address, {"fee": "certificado_no_adeudo", "times": "2", "given_to": "Lupe", "proxy": ""})
    assert done.status_code == 302
    page = client.get(f"/peticiones/{story.case.folio}/").content.decode()
    assert "Órdenes de pago" in page
    assert IssuedSettlement.objects.get().folio in page.replace("\u2011", "-")
