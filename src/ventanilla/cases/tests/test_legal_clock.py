"""What stops the legal clock is the pack's choice: lacking papers, the answer issued or notified, expired terms."""

from datetime import date

import pytest
from tests.journeys.pqr import Desk, on, sent
from tests.serviciudad import serviciudad

from ventanilla.cases.actions.close import UnableToClose
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.utility.queries import current_pack

__all__ = ["serviciudad"]


@pytest.fixture
def desk(serviciudad):
    return Desk(serviciudad)


def choose(key, value):
    current_pack().section("utility").settings[key] = value


def incomplete(desk):
    """Presented on 20 November, asked for a paper on the 24th and completed on 2 December."""
    desk.open("peticion", on("11-20"))
    desk.do("p4_analizar", "andrea", on("11-23"), matter="acueducto", immediate=False)
    desk.do("p4_revisar", "andrea", on("11-24"), papers=["identificacion"])
    desk.do("p4_requerir", "andrea", on("11-24"))
    desk.do("p4_completar", "andrea", on("12-02"), papers=["identificacion", "predio"])


@pytest.mark.req("C-02")
@pytest.mark.parametrize(
    ("choice", "last"),
    [("suspend", date(2026, 12, 23)), ("restart", date(2026, 12, 24)), ("run", date(2026, 12, 14))],
)
def test_the_term_waits_begins_anew_or_runs_while_papers_are_lacking(desk, choice, last):
    choose("papers.legal_clock", choice)
    incomplete(desk)
    assert desk.last_day("respuesta") == last


@pytest.mark.req("C-02")
def test_papers_that_still_lack_do_not_start_the_term_again(desk):
    desk.open("peticion", on("11-20"))
    desk.do("p4_analizar", "andrea", on("11-23"), matter="acueducto", immediate=False)
    desk.do("p4_revisar", "andrea", on("11-24"), papers=[])
    for day in ("11-24", "11-30"):
        desk.do("p4_requerir", "andrea", on(day))
        desk.do("p4_completar", "andrea", on("11-27" if day == "11-24" else "12-02"), papers=["identificacion"])
    [term] = [d for d in deadlines_of(desk.case.subject) if d.term_code == "respuesta"]
    assert [(p.starts_at.day, p.ends_at) for p in term.pauses.all()] == [(24, None)]


@pytest.mark.req("C-02")
@pytest.mark.parametrize(("choice", "outcome"), [("issue", "met"), ("delivery", "")])
def test_the_term_ends_when_the_answer_is_issued_or_when_it_is_notified(desk, choice, outcome):
    choose("answer.stops_clock", choice)
    desk.open("reclamo", on("11-30"))
    desk.analyse(on("11-30"), notificacion_electronica=True)
    desk.answer(on("12-02"))
    assert desk.outcome("respuesta") == outcome
    desk.do("p7_electronica", "andrea", on("12-03"), **sent("correo_electronico"))
    assert desk.outcome("respuesta") == "met"


def late(desk):
    """Answered after the silence worked, and notified; nobody has valued the silence."""
    desk.open("reclamo", on("11-20"))
    desk.analyse(on("12-16"), notificacion_electronica=True)
    desk.answer(on("12-16"))
    desk.do("p7_electronica", "andrea", on("12-17"), **sent("correo_electronico"))
    desk.do("p8_archivar", "vicky", on("12-17"))


@pytest.mark.req("C-02")
@pytest.mark.parametrize("worker_runs", [True, False])
def test_nothing_closes_before_the_silence_is_valued(desk, worker_runs):
    desk.worker_runs = worker_runs
    late(desk)
    with pytest.raises(UnableToClose) as no:
        desk.do("p8_cerrar", "andrea", on("12-17"))
    assert no.value.code == "plazo-sin-atender"
    assert "Valorar y reconocer el silencio positivo" in no.value.sentence
    assert "Subgerente Comercial" in no.value.sentence
    desk.do("sp_valorar", "sergio", on("12-17"), note="Se reconocen sus efectos")
    desk.do("p8_cerrar", "andrea", on("12-17"))
    assert desk.open_nodes == []


@pytest.mark.req("C-02")
def test_where_the_pack_drops_them_it_closes_all_the_same(desk):
    choose("closing.expired_terms", "drop")
    late(desk)
    desk.do("p8_cerrar", "andrea", on("12-17"))
    assert desk.open_nodes == []
