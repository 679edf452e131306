"""The living diagram in a real browser: a petition referred ten times, both sizes, by hand and without script."""

import pytest

from tests.browser.server import Server

pytestmark = pytest.mark.req("H-03")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of its own with the petition of ten referrals."""
    one = Server(tmp_path_factory.mktemp("living"))
    one.furnish()
    one.run("-m", "tests.browser.ten_areas")
    one.start()
    yield one
    one.stop()


@pytest.fixture
def opened(server, page_of):
    """Ana at the road of that petition, come from its page."""
    page = page_of("ana")
    page.goto(f"/peticiones/{(server.folder / 'folio.txt').read_text()}/")
    page.get_by_role("link", name="Ver su recorrido").click()
    page.locator(".djs-container .step-now").first.wait_for()
    return page


def test_the_diagram_stands_where_the_case_is_and_bears_its_mark(opened, axe, look):
    board, step = opened.locator(".diagram-board"), opened.locator('.djs-element[data-element-id="p10_seguimiento"]')
    room, box = board.bounding_box(), step.bounding_box()
    assert abs((box["x"] + box["width"] / 2) - (room["x"] + room["width"] / 2)) < room["width"] / 4
    assert opened.get_by_role("link", name="bpmn.io").is_visible()
    axe(opened)
    look(opened, "recorrido")


def test_the_other_drawing_tells_each_area(opened, axe, look):
    opened.get_by_role("link", name="Atención en el área").click()
    opened.locator(".djs-container .step-now").first.wait_for()
    assert opened.locator('[data-node="a_atender"] a').count() == 1
    axe(opened)
    look(opened, "recorrido-area")


@pytest.mark.req("G-06")
def test_the_month_is_coloured_by_what_took_long(page_of, axe, look):
    page = page_of("diana")
    page.goto("/procedimientos/analisis/")
    page.locator(".djs-container .heat-4").first.wait_for()
    axe(page)
    look(page, "analisis")
    page.get_by_label("Mes (año-mes)").fill("2025-01")
    page.get_by_role("button", name="Ver", exact=True).click()
    page.get_by_text("no se terminó ningún paso").wait_for()
    axe(page)


def test_the_buttons_move_it(opened):
    shown = "() => document.querySelector('.djs-container .viewport').getAttribute('transform')"
    seen = {opened.evaluate(shown)}
    for name in ("Ver todo", "Acercar", "Alejar", "Dónde está"):
        opened.get_by_role("button", name=name).click()
        seen.add(opened.evaluate(shown))
    assert len(seen) >= 4


def test_without_script_the_list_stands_alone(opened, browser):
    bare = browser.new_context(java_script_enabled=False, storage_state=opened.context.storage_state())
    page = bare.new_page()
    page.goto(opened.url)
    assert page.locator(".diagram-board").is_hidden()
    assert page.locator('[data-node="p10_seguimiento"]').is_visible()
    bare.close()


@pytest.mark.req("G-09")
def test_a_document_is_signed_by_who_made_it(page_of, axe, look):
    page = page_of("sara")
    page.goto("/calidad/documentos/")
    axe(page)
    look(page, "documentos-controlados")
    page.get_by_role("link", name="PL-07").click()
    axe(page)
    page.get_by_role("button", name="Firmar como elaborado").click()
    page.get_by_text("Quedó firmado como elaborado.").wait_for()
    axe(page)
    look(page, "documento-controlado")
