"""The indicators in a real browser: charts drawn under the content policy, their tables without script, both sizes."""

import pytest

from tests.browser.conftest import enter, open_page
from tests.browser.server import Server

BOARD, ONE = "/indicadores/?mes=2026-10", "/indicadores/usuarios_atendidos/?mes=2026-10"
PLACES = {
    "indicadores": BOARD,
    "indicadores-en-curso": "/indicadores/?mes=2026-11",
    "indicadores-sin-casos": "/indicadores/?mes=2026-02",
    "indicador": ONE,
    "indicador-gestionadas": "/indicadores/gestionadas/?mes=2026-10",
    "indicador-folios": "/indicadores/usuarios_atendidos/base/?mes=2026-10",
    "indicador-cierre": "/indicadores/meses/2026-02/cierre/",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of its own: an October there would disturb the stories of the others."""
    one = Server(tmp_path_factory.mktemp("october"))
    one.furnish()
    one.run("-m", "tests.browser.october")
    one.start()
    yield one
    one.stop()


@pytest.fixture(scope="module")
def gema(browser, server):
    """Gema's page, and what went wrong in it."""
    errors: list[str] = []
    page = open_page(browser, server, errors)
    enter(page, "gema")
    yield page, errors
    page.context.close()


def drawn(page):
    """Bring each chart into sight and wait until it is drawn."""
    for figure in page.locator("figure[data-chart]:has([data-chart-canvas])").all():
        figure.scroll_into_view_if_needed()
        figure.locator("[data-drawn=yes] canvas").first.wait_for()
    page.wait_for_timeout(500)


@pytest.mark.req("G-01", "G-02")
@pytest.mark.parametrize("name", PLACES)
def test_each_screen_is_clean_in_both_sizes(name, gema, axe, look):
    page, errors = gema
    assert page.goto(PLACES[name]).status == 200
    drawn(page)
    axe(page)
    look(page, name)
    assert not errors, errors


@pytest.mark.req("G-01")
def test_a_drawn_chart_folds_its_table_which_opens_again(gema):
    page, errors = gema
    page.goto(BOARD)
    drawn(page)
    figure = page.locator("figure[data-chart]").first
    assert "oct 26 57.1 %" in figure.locator("[role=img]").get_attribute("aria-label")
    assert not figure.locator("table").is_visible()
    figure.locator("summary").click()
    assert figure.get_by_role("row", name="oct 26 57.1 %").is_visible()
    assert not errors, errors


@pytest.mark.req("G-01")
def test_without_script_the_table_is_there(browser, server, gema):
    page, _ = gema
    plain = browser.new_context(base_url=server.url, java_script_enabled=False)
    plain.add_cookies(page.context.cookies())
    bare = plain.new_page()
    bare.goto(BOARD)
    figure = bare.locator("figure[data-chart]").first
    assert figure.get_by_role("row", name="oct 26 57.1 %").is_visible()
    assert not figure.locator("[data-chart-canvas]").is_visible()
    plain.close()
