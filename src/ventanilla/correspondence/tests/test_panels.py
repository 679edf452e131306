"""Panels: a case shows its letters, its files, who has the paper and how each was notified, within their budgets."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from ventanilla.correspondence.actions import record_attempt, tie_letter
from ventanilla.documents.actions import attach, hand_over, issue_letter, store_file
from ventanilla.documents.tests.making import pdf
from ventanilla.journal.actor import Subject
from ventanilla.staff.panels import PANELS
from ventanilla.staff.queries import standing

CASE = Subject("case", "900", "PET-2026-000900")


@pytest.fixture
def drawn(people, at):
    """drawn("documents"): the panel of the case as Gema sees it."""
    request = RequestFactory().get("/")
    request.user, request.standing = people.gema, standing(people.gema.actor, at)

    def draw(name: str) -> str:
        panel = next(p for p in PANELS if (p.name, p.subject_kind) == (name, "case"))
        values = panel.context(request, CASE.id)
        return "" if values is None else render_to_string(panel.template, values, request)

    return draw


@pytest.fixture
def full_case(people, at, letter):
    """Three answers, each with its paper and an attempt, a file, and the letter it came from."""
    point = {"asunto": "Cobro", "respuesta": "Se corrige", "fundamento": "Art. 135 del CPA"}
    fields = {"destinatario": "Lupe", "presentada": at, "puntos": [point], "firma": "Diana", "cargo": "Directora"}
    for _ in range(3):
        one = issue_letter(letter="respuesta", subject=CASE, fields=fields, by=people.diana.actor, at=at)
        hand_over(document=one, copy="original", holder="Oficialía", received_by="O", by=people.gema.actor, at=at)
        record_attempt(document=one, way="domicilio", note="Nadie abrió", by=people.ana.actor, at=at)
    file = store_file(content=pdf(), name="foto.pdf", by=people.ana.actor, at=at)
    attach(file=file, subject=CASE, kind="evidence", label="Estado de cuenta", by=people.ana.actor, at=at)
    tie_letter(letter=letter, subject=CASE, by=people.ofelia.actor, at=at)


@pytest.mark.req("A-07", "B-07")
def test_a_case_shows_its_letters_its_files_and_who_has_the_paper(full_case, drawn):
    page = drawn("documents")
    assert page.count("Original: Oficialía") == 3
    assert "Estado de cuenta" in page


@pytest.mark.req("B-01", "B-08")
def test_a_case_shows_the_letter_it_came_from_and_what_was_tried(full_case, drawn):
    page = drawn("correspondence")
    assert "OP-2026-000001" in page
    assert page.count("Nadie abrió") == 3


@pytest.mark.parametrize(("name", "budget"), [("documents", 4), ("correspondence", 4)])
def test_each_panel_keeps_its_budget(full_case, drawn, name, budget, django_assert_max_num_queries):
    with django_assert_max_num_queries(budget):
        drawn(name)


def test_a_case_without_letters_nor_deliveries_shows_no_panel_of_them(drawn, db):
    assert drawn("correspondence") == ""
    assert "Aún no hay documentos" in drawn("documents")
