"""The indicators on screen: the board, the two formulas, the folios of a cell, closing and the spreadsheet."""

import io
import json
import re
from datetime import timedelta

import pikepdf
import pytest
from openpyxl import load_workbook
from tests.cost import queries_of

from ventanilla.indicators.actions import close_month, export_month
from ventanilla.indicators.actions.print_month import print_month
from ventanilla.indicators.models import MonthClosing
from ventanilla.indicators.tests.october import FIFTH, NOVEMBER, OCTOBER, october, visit
from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed

BOARD, OF_OCTOBER = "/indicadores/", {"mes": "2026-10"}
ONE = "/indicadores/usuarios_atendidos/"
CLOSE, XLSX = "/indicadores/meses/2026-10/cierre/", "/indicadores/meses/2026-10/indicadores.xlsx"
REPORT = "/indicadores/meses/2026-10/informe.pdf"


@pytest.fixture
def gema(client, people):
    client.force_login(people.gema)
    return client


@pytest.fixture
def story(people):
    return october(people)


def text_of(answer):
    assert answer.status_code in (200, 422)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.req("G-01", "G-02")
def test_the_board_shows_both_formulas_the_goal_and_the_split(gema, story):
    page = text_of(gema.get(BOARD, OF_OCTOBER))
    for words in (
        "57.1 % Resueltas / Atendidos × 100 · meta 100 %",
        "Atendidos / Resueltas × 100 = 175 %",
        "Resueltas en tiempo / Gestionadas × 100 · meta 100 %",
        "Gestionadas / Resueltas en tiempo × 100 = 200 %",
        "Internas",
        "A otros procesos",
        "Subgerencia de Medidores",
        "no se ha cerrado",
    ):
        assert words in page


@pytest.mark.req("G-01")
def test_the_chart_brings_its_values_as_data_and_the_same_table(gema, story):
    html = gema.get(BOARD, OF_OCTOBER).content.decode()
    found = re.search(r'<script id="historia-usuarios_atendidos" type="application/json">(.*?)</script>', html, re.S)
    spec = json.loads(found.group(1))
    assert (len(spec["labels"]), spec["labels"][-1]) == (13, "oct 26")
    assert [line["values"][-1] for line in spec["lines"]] == [57.1, 60.0, 50.0, 100]
    assert spec["lines"][0]["values"][0] is None
    assert '<th scope="row" class="fw-normal">oct 26</th><td class="text-end text-nowrap">57.1 %</td>' in html


@pytest.mark.req("G-01")
def test_a_month_without_cases_says_so(gema, people):
    for address in (BOARD, ONE, "/indicadores/gestionadas/"):
        page = text_of(gema.get(address, {"mes": "2026-02"}))
        assert "sin casos" in page
        assert " 0 %" not in page


@pytest.mark.req("G-01")
@pytest.mark.parametrize("asked", ["", "nunca", "2026-13", "2999-01", "9" * 40, "2026-1"])
def test_a_month_that_makes_no_sense_is_this_one(gema, asked):
    page = text_of(gema.get(BOARD, {"mes": asked}))
    assert "Mes en curso" in page


@pytest.mark.req("G-01")
def test_its_page_explains_the_printed_formula_and_its_inverse(gema, story):
    page = text_of(gema.get(ONE, OF_OCTOBER))
    for words in (
        "más de 100 % cuando algo quedó pendiente",
        "De cada cien asuntos atendidos",
        "PL-07 rev. 17",
        "Gerente de Atención a Usuarios",
        "Liquidación inmediata",
        "Sin anotar cómo terminó",
    ):
        assert words in page


@pytest.mark.req("G-01", "G-02")
@pytest.mark.parametrize(
    ("address", "asked", "count"),
    [
        (f"{ONE}base/", {}, 7),
        (f"{ONE}achieved/", {}, 4),
        (f"{ONE}pending/", {}, 3),
        (f"{ONE}out/", {}, 1),
        (f"{ONE}base/", {"grupo": "other"}, 2),
        (f"{ONE}base/", {"grupo": "luna"}, 0),
        ("/indicadores/gestionadas/base/", {"grupo": "medidores"}, 2),
        ("/indicadores/gestionadas/achieved/", {}, 1),
    ],
)
@pytest.mark.parametrize("is_closed", [False, True])
def test_each_cell_opens_its_folios(gema, people, story, is_closed, address, asked, count):
    if is_closed:
        close_month(month=OCTOBER, by=people.gema.actor, at=NOVEMBER)
    answer = gema.get(address, OF_OCTOBER | asked)
    assert len(answer.context["page"].items) == count
    assert "Lupe" not in text_of(answer), "folios, no names"


@pytest.mark.req("G-01")
def test_a_folio_leads_to_what_it_names(gema, story):
    html = gema.get(f"{ONE}base/", OF_OCTOBER).content.decode()
    assert f"/peticiones/{story['sent'].case.folio}/" in html
    assert 'href="/visitas/' in html


@pytest.mark.req("G-01")
@pytest.mark.parametrize("is_closed", [False, True])
def test_pages_of_a_cell_follow_each_other_and_cost_the_same(gema, people, is_closed):
    for n in range(60):
        visit(people, f"v{n}", FIFTH + timedelta(minutes=n // 3), kind="informed")
    if is_closed:
        close_month(month=OCTOBER, by=people.gema.actor, at=NOVEMBER)
    first = gema.get(f"{ONE}base/", OF_OCTOBER).context["page"]
    second = gema.get(f"{ONE}base/", OF_OCTOBER | {"after": first.next_key}).context["page"]
    assert (len(first.items), len(second.items), second.next_key) == (50, 10, "")
    assert len({item.ref for item in first.items + second.items}) == 60
    assert queries_of(gema, f"{ONE}base/?mes=2026-10") <= 14


@pytest.mark.parametrize("after", ["x", "2026-10-05", "2026-99-99T00:00:00+00:00~visit~1", "~~", "9" * 50])
def test_a_page_that_does_not_exist_is_not_an_error(gema, story, after):
    assert gema.get(f"{ONE}base/", OF_OCTOBER | {"after": after}).status_code == 200


@pytest.mark.req("G-01")
def test_the_screens_cost_the_same_however_much_is_counted(gema, people, story):
    pages = [f"{BOARD}?mes=2026-10", f"{ONE}?mes=2026-10"]
    few = [queries_of(gema, page) for page in pages]
    for n in range(20):
        visit(people, f"more{n}", kind="informed")
    assert [queries_of(gema, page) for page in pages] == few
    close_month(month=OCTOBER, by=people.gema.actor, at=NOVEMBER)
    assert max(few + [queries_of(gema, page) for page in pages]) <= 20


@pytest.mark.req("G-01")
def test_closing_is_asked_then_done_and_told(gema, story):
    assert "57.1 %" in text_of(gema.get(CLOSE))
    assert not MonthClosing.objects.exists()
    answer = gema.post(CLOSE, follow=True)
    assert "Se cerró octubre de 2026" in text_of(answer)
    assert "las cifras son las de entonces" in text_of(answer)
    assert gema.get(CLOSE).status_code == 302


@pytest.mark.req("G-01")
def test_the_month_that_runs_is_refused_with_what_to_do(gema):
    answer = gema.post(f"/indicadores/meses/{gema.get(BOARD).context['today'].code}/cierre/")
    assert (answer.status_code, "Ciérrelo a partir del 1 de" in text_of(answer)) == (422, True)


@pytest.mark.req("G-01")
def test_what_changed_after_the_closing_is_told_with_its_folios(gema, people, story):
    close_month(month=OCTOBER, by=people.gema.actor, at=NOVEMBER)
    assert "Nada ha cambiado" in text_of(gema.get(ONE, OF_OCTOBER))
    visit(people, "late entry", FIFTH, kind="informed")
    page = text_of(gema.get(ONE, OF_OCTOBER))
    assert "Al cerrar: 57.1 % (4 de 7). Contado hoy: 62.5 % (5 de 8). 1 folio cuenta hoy de otra manera" in page
    assert "No se había anotado Se dio información" in page


@pytest.mark.req("G-01", "G-02", "B-10")
def test_the_spreadsheet_has_the_figures_and_each_folio_and_is_journalled(gema, people, story):
    sheet = load_workbook(io.BytesIO(gema.get(XLSX).content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert "Resueltas / Atendidos × 100 = 57.1 % (4 de 7)" in rows[2][0]
    assert "Gestionadas / Resueltas en tiempo × 100 = 200 %" in rows[3][0]
    lines = rows[5:]
    assert [
        sum(line[0] == name for line in lines) for name in ("Usuarios atendidos", "Gestionadas a otros procesos")
    ] == [8, 2]
    assert sum(line[6] == "Resueltas" for line in lines) == 4
    entry = Entry.objects.get(event="indicators.exported")
    assert (entry.actor_name, entry.facts) == (people.gema.name, {"month": "2026-10", "rows": 10, "closed": False})


@pytest.mark.req("G-01")
def test_a_month_without_cases_or_with_too_many_is_not_taken(gema, story, monkeypatch):
    assert "no hay ningún caso" in text_of(gema.get(XLSX.replace("2026-10", "2026-02"), follow=True))
    monkeypatch.setattr(export_month, "MOST", 3)
    assert "Son más de 3" in text_of(gema.get(XLSX, follow=True))
    assert not Entry.objects.filter(event="indicators.exported").exists()


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["ana", "ofelia", "mario", "otto"])
def test_they_are_for_who_answers_for_them(client, people, story, who):
    client.force_login(getattr(people, who))
    assert {client.get(a).status_code for a in (BOARD, ONE, f"{ONE}base/", CLOSE, XLSX)} == {403}
    assert client.post(CLOSE).status_code == 403
    assert not MonthClosing.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "/indicadores/luna/",
        f"{ONE}luna/",
        "/indicadores/meses/2999-01/cierre/",
        "/indicadores/meses/x/indicadores.xlsx",
    ],
)
def test_what_is_not_there_is_not_found(gema, address):
    assert gema.get(address).status_code == 404


@pytest.mark.req("G-01", "G-02", "G-09", "B-10")
@pytest.mark.parametrize("is_closed", [False, True])
def test_the_report_prints_both_formulas_with_its_code_and_is_journalled(gema, people, story, is_closed):
    if is_closed:
        close_month(month=OCTOBER, by=people.gema.actor, at=NOVEMBER)
        visit(people, "late entry", FIFTH, kind="informed")
    answer = gema.get(REPORT)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 2
    assert Entry.objects.get(event="indicators.printed").facts == {"month": "2026-10", "closed": is_closed}


@pytest.mark.req("G-01", "G-02")
def test_the_report_says_what_the_screen_says(people, story):
    close_month(month=OCTOBER, by=people.gema.actor, at=NOVEMBER)
    visit(people, "late entry", FIFTH, kind="informed")
    told = print_month(month=OCTOBER, by=people.diana.actor, at=NOVEMBER)
    first, second = told["indicadores"]
    assert (first["correcta_valor"], first["impresa_valor"]) == ("57.1 %", "175 %")
    assert first["despues"] == "1 folio cuenta hoy de otra manera; contado hoy daría 62.5 % (5 de 8)."
    assert second["despues"] == ""
    assert [g["nombre"] for g in told["grupos"]] == [
        "Internas",
        "A otros procesos",
        "Total",
        "Subgerencia de Medidores",
        "Total",
    ]
    assert told["estado"] == "cerrado el mar 3 nov 2026 por Gema Ibarra Soto"


@pytest.mark.req("G-01")
def test_a_month_without_cases_is_printed_as_such(gema):
    assert gema.get(REPORT.replace("2026-10", "2026-02")).status_code == 200


@pytest.mark.req("B-10")
def test_nobody_else_prints_it(client, people, story):
    client.force_login(people.ana)
    assert client.get(REPORT).status_code == 403
    with pytest.raises(NotAllowed):
        print_month(month=OCTOBER, by=people.ana.actor, at=NOVEMBER)
    assert not Entry.objects.filter(event="indicators.printed").exists()
