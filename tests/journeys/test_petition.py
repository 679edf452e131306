"""DF-07-01 whole, told by people: from the desk to the signed answer, and the other ways it can end."""

from datetime import UTC, datetime

import pytest

from tests.journeys.story import Story, drawn_signature
from ventanilla.cases.actions.attend_referral import UnableToAttend
from ventanilla.cases.actions.draft_answer import Taken, UnableToDraft
from ventanilla.cases.actions.refer import Destination
from ventanilla.cases.models import Case, Closure
from ventanilla.cases.receipt import Receipt
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.processes.actions import fire_due
from ventanilla.processes.refusals import TermExpired

FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)
PAPERS = ["identificacion", "cuenta"]


@pytest.fixture
def story(people):
    return Story(people, FRIDAY)


def to_the_areas(story, **opened):
    """From the door until the areas have it."""
    story.open(points=("Revisar la lectura", "Corregir el nombre"), **opened)
    story.do("p03_identificar", "ana", matter="medidor", immediate=False)
    story.do("p06_control", "ana", third_party=False)
    story.do("p09_revisar", "ana", papers=PAPERS)
    two = [Destination("medidores", (1,)), Destination("padron", (2,))]
    story.do("p09_turnar", "gema", destinations=two, instructions="Informe con pruebas", way="letter")


def to_the_answer(story):
    """From the areas until the answer waits for its approval."""
    story.do("a_acusar", "mario", of="medidores")
    story.do("a_acusar", "pilar", of="padron")
    story.do("a_atender", "mario", of="medidores", result="solved", text="Lectura 1,204", external_folio="RAS-1")
    story.do("a_atender", "pilar", of="padron", result="solved", text="Nombre corregido", external_folio="RAS-2")
    story.do("p11_determinar", "ana", next_step="responder")
    draft(story)


def draft(story):
    taken = [
        Taken(1, "medidores", "Lectura del 19", "La lectura es correcta", "Art. 129 CF"),
        Taken(2, "padron", "RAS-2", "Se corrigió el nombre", "Art. 46 CF"),
    ]
    story.do("p12_elaborar", "ana", opening="Con relación a su escrito", closing="Quedamos a sus órdenes", taken=taken)


@pytest.mark.req("A-01", "A-04", "B-02", "B-03", "B-07", "B-11")
def test_a_petition_goes_from_the_door_to_the_signed_answer(story):
    to_the_areas(story)
    assert story.open_nodes == ["a_acusar", "a_acusar"]
    to_the_answer(story)
    story.do("p12_visto_bueno", "diana", approved=True)
    receipt = Receipt("personal", "Guadalupe Pérez López", signature=drawn_signature())
    story.do("p13_entregar", "ana", delivered=True, receipt=receipt)
    assert story.open_nodes == ["p13_baja", "p13_expediente"]
    story.do("p13_baja", "ofelia")
    story.do("p13_expediente", "gema", holder="direccion_comercial", received_by="Diana Quiroz")
    story.do("p15_cerrar", "ana")
    case = Case.objects.get(pk=story.case.pk)
    assert (case.closure.reason, case.is_closed, story.open_nodes) == (Closure.ANSWERED, True, [])
    legal = next(d for d in deadlines_of(case.subject) if d.term_code == "respuesta")
    assert legal.outcome == "met"
    assert legal.final_due_at == datetime(2026, 12, 12, 6, tzinfo=UTC)


@pytest.mark.req("A-05")
def test_what_can_be_solved_at_once_is_closed_on_the_spot(story):
    story.open()
    story.do("p03_identificar", "ana", matter="descuento", immediate=True)
    story.do("p04_documentos", "ana", papers=PAPERS)
    story.do("p05_ejecutar", "ana", kind="descuento_programa", note="Tarifa de adulto mayor", legacy_folio="SC-77")
    story.do("p15_cerrar", "ana")
    assert Case.objects.get(pk=story.case.pk).closure.reason == Closure.IMMEDIATE
    assert {d.outcome for d in deadlines_of(story.case.subject)} <= {"met", "done", "cancelled"}


@pytest.mark.req("A-06")
def test_a_missing_paper_is_told_on_a_printed_list_and_the_case_waits(story):
    story.open()
    story.do("p03_identificar", "ana", matter="medidor", immediate=False)
    story.do("p06_control", "ana", third_party=False)
    story.do("p09_revisar", "ana", papers=["cuenta"])
    assert story.open_nodes == ["p09_prevenir"]
    story.do("p09_prevenir", "ana")
    printed = story.case.missing_papers.get().document
    assert [paper["nombre"] for paper in printed.fields["faltantes"]]
    story.do("p09_revisar", "ana", papers=PAPERS)
    assert story.open_nodes == ["p09_turnar"]


def third_party_notified(story):
    """A third party asked on Friday and received the letter the same day."""
    story.open(capacity="tercero")
    story.do("p03_identificar", "ana", matter="medidor", immediate=False)
    story.do("p06_control", "ana", third_party=True)
    story.do("p06_oficio", "ana")
    receipt = Receipt("personal", "Pedro Tercero", signature=drawn_signature())
    story.do("p06_recibido", "ana", receipt=receipt)


@pytest.mark.req("B-04")
def test_a_third_party_who_accredits_in_time_goes_on_and_the_legal_clock_was_suspended(story):
    third_party_notified(story)
    legal = next(d for d in deadlines_of(story.case.subject) if d.term_code == "respuesta")
    assert legal.is_suspended
    story.wait(days=3)
    story.do("p06_acreditar", "ana", papers=["acreditacion"])
    legal.refresh_from_db()
    assert not legal.is_suspended
    assert legal.due_at > datetime(2026, 12, 12, 6, tzinfo=UTC)
    assert story.open_nodes == ["p09_revisar"]


@pytest.mark.req("B-04", "B-08")
def test_a_third_party_who_never_comes_back_closes_the_folio_with_its_letter(story):
    third_party_notified(story)
    story.wait(days=5)
    fire_due(at=story.now, limit=50)
    assert story.open_nodes == ["p06_acreditar"], "the term ends at 24:00 of the third business day"
    story.wait(days=1)
    fire_due(at=story.now, limit=50)
    case = Case.objects.get(pk=story.case.pk)
    assert case.closure.reason == Closure.UNACCREDITED
    assert case.closure.document.letter == "cierre_no_acreditado"
    assert story.open_nodes == []


@pytest.mark.req("B-04")
def test_after_the_term_the_act_is_refused_even_before_the_clock_passed_by(story):
    third_party_notified(story)
    story.wait(days=6)
    with pytest.raises(TermExpired):
        story.do("p06_acreditar", "ana", papers=["acreditacion"])
    assert Case.objects.get(pk=story.case.pk).closure.reason == Closure.UNACCREDITED


@pytest.mark.req("B-02", "B-09")
def test_an_area_returns_the_matter_and_it_is_referred_to_another(story):
    to_the_areas(story)
    story.do("a_acusar", "mario", of="medidores")
    story.do("a_acusar", "pilar", of="padron")
    story.do("a_atender", "pilar", of="padron", result="solved", text="Corregido", external_folio="RAS-2")
    with pytest.raises(UnableToAttend, match="documento que resuelve"):
        story.do("a_atender", "mario", of="medidores", result="solved", text="Listo")
    story.do("a_atender", "mario", of="medidores", result="returned", text="Es de inspecciones")
    story.do("p11_determinar", "ana", next_step="turnar")
    again = [Destination("inspecciones", (1,))]
    story.do("p09_turnar", "gema", destinations=again, instructions="Visite el domicilio")
    assert story.open_nodes == ["a_acusar"]
    assert story.tokens()[0].area == "inspecciones"


@pytest.mark.req("B-05")
def test_each_business_day_what_is_out_is_reviewed_and_the_follow_up_is_logged(story):
    to_the_areas(story)
    story.wait(days=3, hours=2)
    fire_due(at=story.now, limit=50)
    assert story.open_nodes == ["a_acusar", "a_acusar", "p10_revisar"]
    story.do("p10_revisar", "ana", note="Medidores promete informe mañana")
    assert story.case.follow_ups.get().note.startswith("Medidores")


@pytest.mark.req("B-07", "B-11")
def test_an_answer_with_a_gap_is_refused_and_a_returned_one_is_written_again(story):
    to_the_areas(story)
    to_the_answer(story)
    story.do("p12_visto_bueno", "diana", approved=False, reason="Falta citar la lectura")
    assert story.open_nodes == ["p12_elaborar"]
    gap = [Taken(1, "medidores", "Lectura", "Correcta", ""), Taken(2, "padron", "x", "y", "z")]
    with pytest.raises(UnableToDraft, match="fundamento"):
        story.do("p12_elaborar", "ana", opening="", closing="Fin", taken=gap)
    draft(story)
    story.do("p12_visto_bueno", "diana", approved=True)
    assert [d.version for d in story.case.drafts.all()] == [1, 2]


@pytest.mark.req("B-08")
def test_an_answer_nobody_collects_stays_to_be_notified_and_its_clock_runs(story):
    to_the_areas(story)
    to_the_answer(story)
    story.do("p12_visto_bueno", "diana", approved=True)
    tried = Receipt("personal", "", note="No se presentó; se irá al domicilio")
    story.do("p13_entregar", "ana", delivered=False, receipt=tried)
    assert story.open_nodes == ["p13_entregar"]
    legal = next(d for d in deadlines_of(story.case.subject) if d.term_code == "respuesta")
    assert not legal.is_stopped


@pytest.mark.req("B-03")
def test_before_the_legal_term_ends_people_are_warned_and_after_it_somebody_must_act(story):
    to_the_areas(story)
    story.wait(days=19)
    fire_due(at=story.now, limit=50)
    assert "sp_avisar" in story.open_nodes
    story.wait(days=10)
    fire_due(at=story.now, limit=50)
    assert "sp_vencido" in story.open_nodes
    assert not Case.objects.get(pk=story.case.pk).is_closed, "silence is never decided by the system"


def test_the_director_reads_the_draft_as_a_pdf_before_approving(story, client):
    to_the_areas(story)
    to_the_answer(story)
    client.force_login(story.people.gema)
    read = client.get(f"/peticiones/{story.case.folio}/borrador/")
    assert (read.status_code, read["Content-Type"]) == (200, "application/pdf")
    assert b"".join(read).startswith(b"%PDF")
    assert not hasattr(story.case, "issued_answer")
