"""A letter that a diagram names: issued from the case, sent or tried, and never voided while its step waits for it."""

import pytest
from tests.journeys.pqr import Desk, on, sent
from tests.serviciudad import serviciudad

from ventanilla.cases.actions.deliver_own_letter import UnableToSend
from ventanilla.cases.own_letters import OWN_LETTER, own_letter_fields
from ventanilla.cases.receipt import Receipt
from ventanilla.correspondence.actions import UnableToDeliver
from ventanilla.documents.actions import UnableToVoid, void_letter
from ventanilla.documents.models import Document
from ventanilla.journal.models import Entry
from ventanilla.processes.models import Instance
from ventanilla.processes.refusals import NotYours, NotYourTurn
from ventanilla.processes.step import OpenStep
from ventanilla.processes.tasks import TASKS
from ventanilla.staff.permissions import NotAllowed

__all__ = ["serviciudad"]


@pytest.fixture
def summoned(serviciudad):
    """A claim answered on 2 December whose summons has been issued and waits to be sent."""
    desk = Desk(serviciudad)
    desk.open("reclamo", on("11-30"))
    desk.analyse(on("11-30"))
    desk.answer(on("12-02"))
    return desk


def events(desk):
    return [e.event for e in Entry.objects.filter(subject_kind="case").order_by("pk") if "cases.letter_" in e.event]


def variables(desk):
    return Instance.objects.get(subject_id=str(desk.case.pk)).variables


@pytest.mark.req("C-01", "H-03")
def test_it_says_what_the_case_says_and_carries_the_signature_of_the_answer(summoned):
    made = Document.objects.get(letter="citacion")
    answer = Document.objects.get(letter="respuesta")
    assert (made.fields["destinatario"], made.fields["respuesta"]) == ("Marta Gómez", answer.number)
    assert (made.fields["firma"], made.fields["cargo"]) == (answer.fields["firma"], answer.fields["cargo"])
    assert (made.fields["presentada"], made.fields["respuesta_fecha"]) == ("2026-11-30", "2026-12-02")
    assert events(summoned) == ["cases.letter_issued"]
    assert variables(summoned)["carta_emitida_at"].startswith("2026-12-02")


@pytest.mark.req("C-01")
def test_what_a_letter_may_declare_is_what_a_case_can_say(summoned):
    assert own_letter_fields(summoned.case, "", "", "").keys() == {*OWN_LETTER}


@pytest.mark.req("C-01")
def test_an_attempt_is_kept_and_the_step_stays_until_it_is_sent(summoned):
    tried = Receipt("domicilio", "Marta Gómez", note="No hay nadie")
    summoned.do("p7_enviar", "andrea", on("12-03"), delivered=False, receipt=tried)
    assert (summoned.open_nodes, variables(summoned)["carta_entregada"]) == (["p7_enviar"], False)
    summoned.do("p7_enviar", "andrea", on("12-04"), **sent())
    assert (summoned.open_nodes, variables(summoned)["carta_entregada"]) == (["p7_personal"], True)
    assert variables(summoned)["carta_entregada_at"].startswith("2026-12-04")
    assert events(summoned)[1:] == ["cases.letter_attempted", "cases.letter_delivered"]
    delivered = Entry.objects.get(event="cases.letter_delivered")
    assert (delivered.facts["way"], delivered.personal.text["received_by"]) == ("correo_certificado", "Marta Gómez")


@pytest.mark.req("C-01")
@pytest.mark.parametrize(
    ("delivered", "receipt", "refusal", "code"),
    [
        (False, Receipt("domicilio", "Marta", note=" "), UnableToSend, "sin-nota"),
        (True, Receipt("estrados", "Marta"), UnableToDeliver, "via-desconocida"),
        (True, Receipt("personal", "Marta"), UnableToDeliver, "sin-firma"),
        (True, Receipt("correo_certificado", " "), UnableToDeliver, "sin-destinatario"),
    ],
    ids=["attempt without words", "a way of another law", "no signature", "nobody"],
)
def test_what_proves_nothing_is_refused(summoned, delivered, receipt, refusal, code):
    with pytest.raises(refusal) as no:
        summoned.do("p7_enviar", "andrea", on("12-03"), delivered=delivered, receipt=receipt)
    assert (no.value.code, no.value.sentence[-1]) == (code, ".")
    assert summoned.open_nodes == ["p7_enviar"]


@pytest.mark.req("C-01", "B-10")
def test_it_is_sent_by_whom_it_falls_to_and_only_in_its_step(summoned):
    with pytest.raises((NotYours, NotAllowed)):
        summoned.do("p7_enviar", "fabio", on("12-03"), **sent())
    forged = OpenStep(summoned.case.subject, {}, "p7_enviar", "cases.deliver_letter", 1, letter="citacion")
    with pytest.raises(NotYourTurn):
        TASKS["cases.deliver_letter"].action(step=forged, by=summoned.people.andrea.actor, at=on("12-03"), **sent())


@pytest.mark.req("C-01")
def test_what_was_not_issued_is_not_sent(summoned, monkeypatch):
    monkeypatch.setattr(Document.objects, "filter", lambda **_: Document.objects.none())
    with pytest.raises(UnableToSend, match="Aún no se emite «Citación para notificación personal»"):
        summoned.do("p7_enviar", "andrea", on("12-03"), **sent())


@pytest.mark.req("B-08")
def test_it_is_not_voided_while_its_step_waits_for_it(summoned):
    made = Document.objects.get(letter="citacion")
    with pytest.raises(UnableToVoid, match="espera la entrega"):
        void_letter(document=made, reason="Error", by=summoned.people.lina.actor, at=on("12-03"))


@pytest.mark.req("C-03")
def test_who_signs_a_letter_of_her_own_adds_to_it(serviciudad):
    desk = Desk(serviciudad)
    desk.open("recurso", on("12-11"), contests=desk.answered())
    analysed = {"matter": "impugnacion", "immediate": False, "notificacion_electronica": True}
    desk.do("r4_analizar", "andrea", on("12-14"), **analysed)
    desk.answer(on("12-16"), by="sergio", sentido="confirma", concede_apelacion=True)
    desk.do("p7_electronica", "andrea", on("12-17"), **sent("correo_electronico"))
    desk.do("r9_remitir", "sergio", on("12-17", "11:00"), text="  Catorce folios  ")
    made = Document.objects.get(letter="traslado_sspd").fields
    assert (made["texto"], made["firma"]) == ("Catorce folios", "Sergio Toro Vélez")
    assert made["cargo"] == "Subgerente Comercial y de Mercadeo"
