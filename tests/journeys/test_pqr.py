"""A petition, a complaint, a claim and an appeal in Dosquebradas, by the real acts, with days reckoned by hand."""

from datetime import date

import pytest

from tests.journeys.pqr import Desk, on, sent, signed
from tests.serviciudad import serviciudad
from ventanilla.cases.actions.open_by_letter import open_by_letter
from ventanilla.cases.actions.open_case import Brought, Petitioner, Presented, UnableToOpen
from ventanilla.cases.actions.refer import Destination
from ventanilla.cases.contest import UnableToContest
from ventanilla.cases.models import Case, Closure
from ventanilla.cases.receipt import Receipt
from ventanilla.documents.models import Document
from ventanilla.journal.management.commands.verify import findings
from ventanilla.processes.actions import fire_due
from ventanilla.processes.models import Instance

__all__ = ["serviciudad"]


@pytest.fixture
def desk(serviciudad):
    return Desk(serviciudad)


@pytest.mark.req("C-01", "C-02", "H-03")
def test_a_claim_is_proved_answered_cited_and_notified_in_person(desk):
    desk.open("reclamo", on("11-20"))
    assert desk.case.procedure == "pqr"
    assert desk.last_day("respuesta") == date(2026, 12, 14), "15 business days; 8 December is a holiday"
    desk.analyse(on("11-20", "10:30"), requiere_pruebas=True, suma_discutida=85000)
    desk.do("p5_pedir", "lina", on("11-23"), destinations=[Destination("facturacion", (1,))], instructions="Lectura")
    desk.do("a_acusar", "fabio", on("11-24"))
    assert desk.last_day("respuesta_area") == date(2026, 12, 1)
    desk.do("a_atender", "fabio", on("11-27"), result="solved", text="Lectura 1.204", external_folio="V-1")
    desk.do("p5_valorar", "andrea", on("11-30"), next_step="responder")
    desk.answer(on("12-02"), sentido="accede")
    assert desk.outcome("respuesta") == "met", "issuing the answer stops the clock here"
    assert desk.open_nodes == ["p7_enviar"]
    assert desk.last_day("citacion") == date(2026, 12, 10)
    desk.do("p7_enviar", "andrea", on("12-03"), **sent())
    assert desk.last_day("comparecencia") == date(2026, 12, 11)
    desk.do("p7_personal", "andrea", on("12-09"), **signed())
    assert desk.end(on("12-09", "15:00")).closure.reason == Closure.ANSWERED
    assert desk.letters() == ["acuse", "respuesta", "citacion"]
    kept = Instance.objects.get(subject_id=str(desk.case.pk)).variables
    assert (kept["tipo"], kept["causal"], kept["suma_discutida"], kept["sentido"]) == (
        "reclamo",
        "102",
        85000,
        "accede",
    )
    assert list(findings()) == []


@pytest.mark.req("C-01", "C-02", "H-03")
def test_a_complaint_nobody_comes_to_hear_is_notified_by_notice(desk):
    desk.open("queja", on("11-20"))
    desk.analyse(on("11-23"))
    desk.answer(on("11-24"))
    desk.do("p7_enviar", "andrea", on("11-25"), **sent())
    assert desk.last_day("comparecencia") == date(2026, 12, 2)
    fire_due(at=on("12-03", "00:05"), limit=50)
    assert desk.open_nodes == ["p7_entregar_aviso"]
    desk.do("p7_entregar_aviso", "andrea", on("12-07"), **sent())
    assert desk.last_day("aviso_surte") == date(2026, 12, 9), "the day after is a holiday"
    assert desk.open_nodes == []
    fire_due(at=on("12-10", "00:05"), limit=50)
    by_notice = Receipt("aviso", "Marta Gómez", received_at=on("12-09", "23:59"))
    desk.do("p7_constancia", "andrea", on("12-10"), delivered=True, receipt=by_notice)
    assert desk.end(on("12-10", "15:00")).closure.reason == Closure.ANSWERED
    assert desk.letters() == ["acuse", "respuesta", "citacion", "aviso"]


@pytest.mark.req("C-01", "C-02", "H-03")
def test_an_incomplete_petition_waits_and_its_term_goes_on_when_it_is_completed(desk):
    desk.open("peticion", on("11-20"))
    desk.do("p4_analizar", "andrea", on("11-23"), matter="acueducto", immediate=False, notificacion_electronica=True)
    assert desk.last_day("requerir_completar") == date(2026, 12, 4)
    desk.do("p4_revisar", "andrea", on("11-24"), papers=["identificacion"])
    desk.do("p4_requerir", "andrea", on("11-24"), note="Diga de qué predio se trata")
    assert desk.last_day("completar") == date(2026, 12, 24)
    desk.do("p4_completar", "andrea", on("12-02"), papers=["identificacion", "predio"])
    assert desk.last_day("respuesta") == date(2026, 12, 23), "23 November counted; 14 more from 3 December"
    desk.answer(on("12-03"))
    assert desk.open_nodes == ["p7_electronica"]
    desk.do("p7_electronica", "andrea", on("12-04"), **sent("correo_electronico"))
    assert desk.end(on("12-04", "15:00")).closure.reason == Closure.ANSWERED


@pytest.mark.req("C-01", "C-02", "H-03")
def test_a_petition_nobody_completes_is_filed_away_by_a_signed_act_that_tells_its_own_appeal(desk):
    desk.open("peticion", on("11-20"))
    desk.do("p4_analizar", "andrea", on("11-23"), matter="acueducto", immediate=False, notificacion_electronica=True)
    desk.do("p4_revisar", "andrea", on("11-24"), papers=[])
    desk.do("p4_requerir", "andrea", on("11-24"))
    fire_due(at=on("12-25", "00:05"), limit=50)
    assert desk.open_nodes == ["p6_elaborar"], "the term of the answer waited, so there is no silence"
    desk.answer(on("12-28"), sentido="archiva")
    told = Document.objects.get(letter="respuesta").fields
    assert (told["sentido"], told["tipo"], told["impugna"]) == ("archiva", "peticion", "")
    desk.do("p7_electronica", "andrea", on("12-29"), **sent("correo_electronico"))
    assert desk.end(on("12-29", "15:00")).closure.reason == Closure.ANSWERED
    assert desk.letters() == ["acuse", "faltantes", "respuesta"]


@pytest.mark.req("C-02", "H-03")
def test_information_has_ten_days_and_after_them_somebody_must_value_the_silence(desk):
    desk.open("informacion", on("11-20"))
    assert desk.last_day("respuesta_informacion") == date(2026, 12, 4)
    fire_due(at=on("12-05", "00:05"), limit=50)
    assert desk.open_nodes == ["p4_analizar", "sp_valorar"]
    fire_due(at=on("12-08", "00:10"), limit=50)
    assert desk.open_nodes == ["p4_analizar", "sp_sin_reconocer", "sp_valorar"]
    assert not Case.objects.get(pk=desk.case.pk).is_closed


@pytest.mark.req("C-01", "C-03", "H-03")
def test_an_appeal_in_time_is_decided_and_its_file_goes_to_the_superintendence(desk):
    first = desk.answered()
    with pytest.raises(UnableToContest, match="impugna"):
        desk.open("recurso", on("12-11"))
    appeal = desk.open("recurso", on("12-11", "16:00"), contests=first)
    assert (appeal.procedure, appeal.nature.in_time, appeal.nature.last_day) == ("recurso", True, date(2026, 12, 11))
    assert desk.last_day("respuesta") == date(2027, 1, 5)
    with_payment = {"pago_no_discutido": True, "notificacion_electronica": True}
    desk.do("r4_analizar", "andrea", on("12-14"), matter="impugnacion", immediate=False, **with_payment)
    desk.answer(on("12-16"), by="sergio", sentido="confirma", concede_apelacion=True)
    desk.do("p7_electronica", "andrea", on("12-17"), **sent("correo_electronico"))
    desk.do("r9_remitir", "sergio", on("12-17", "11:00"), text="Expediente completo en 14 folios")
    assert desk.last_day("remision_expediente") == date(2026, 12, 24)
    desk.do("r9_entregar", "vicky", on("12-18"), **sent())
    assert desk.end(on("12-18", "15:00")).closure.reason == Closure.ANSWERED
    assert desk.letters() == ["acuse", "respuesta", "traslado_sspd"]
    told = Document.objects.get(letter="traslado_sspd").fields
    assert (told["impugna"], told["impugnada_notificada"]) == (first, "2026-12-03")
    assert list(findings()) == []


@pytest.mark.req("C-01", "H-03")
def test_a_late_appeal_is_filed_and_rejected_by_who_decides(desk):
    first = desk.answered()
    late = desk.open("recurso", on("12-14", "08:00"), contests=first)
    assert late.nature.in_time is False
    desk.do("r4_analizar", "andrea", on("12-14"), matter="impugnacion", immediate=False, requiere_pruebas=True)
    assert desk.open_nodes == ["p6_elaborar"], "no evidence is taken for what is not admitted"


@pytest.mark.req("C-01", "H-03")
def test_a_written_complaint_is_filed_at_its_own_registry_and_shared_out(desk):
    asks = {"petitioner": Petitioner("Marta Gómez", "usuario"), "summary": "Mala atención", "points": ["Trato"]}
    paper = {
        "sheets": 2,
        "scan": None,
        "received_at": on("11-20"),
        "brought": Brought(),
        "key": "letter",
    }
    desk.case = open_by_letter(
        **asks, **paper, presented=Presented("queja"), by=desk.people.vicky.actor, at=on("11-20")
    )
    assert (desk.case.folio, desk.case.letter.folio) == ("PQR-2026-000001", "VU-2026-000001")
    desk.do("p3_repartir", "lina", on("11-20", "11:00"), area="atencion_cliente")
    assert desk.open_nodes == ["p4_analizar"]


@pytest.mark.req("C-01")
def test_a_kind_that_is_not_of_the_pack_is_refused(desk):
    with pytest.raises(UnableToOpen, match="qué se presenta"):
        desk.open("denuncia", on("11-20"))
