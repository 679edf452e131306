"""Open cases move to a later version of their procedure: looked at, tried, mapped and approved in a real browser."""

import pytest

from tests.browser.outdated import RENAMED
from tests.browser.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of its own, where two petitions follow a version that is no longer the newest."""
    one = Server(tmp_path_factory.mktemp("upgrade"))
    one.furnish()
    one.run("-m", "tests.browser.outdated")
    one.start()
    yield one
    one.stop()


@pytest.mark.req("H-03", "G-09")
def test_cases_are_tried_mapped_and_moved(page_of, axe, look):
    page = page_of("diana")
    page.goto("/procedimientos/")
    axe(page)
    look(page, "procedimientos")
    page.get_by_role("link", name="Pasar 2 asuntos a la versión 2").click()
    page.get_by_role("heading", name="Se quedan en su versión: 1").wait_for()
    axe(page)
    look(page, "procedimientos-traslado")
    page.get_by_label("Correspondencia de elementos").fill("nada")
    page.get_by_role("button", name="Probar sin").click()
    page.get_by_role("alert").get_by_text("Renglón 1").wait_for()
    axe(page)
    look(page, "procedimientos-traslado-mal")
    page.get_by_label("Correspondencia de elementos").fill(f"{RENAMED} = p03_decidir")
    page.get_by_role("button", name="Probar sin").click()
    page.get_by_role("button", name="Aprobar y pasar 2 asuntos").click()
    page.get_by_text("Pasaron 2 asuntos a la versión 2.").wait_for()
    axe(page)
