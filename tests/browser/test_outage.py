"""The page of an outage, as the server makes it: read at both sizes, clean for axe, and sent again as it was typed."""

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from tests.browser.conftest import open_page

TYPED = [("form_key", "k1"), ("name", 'Zenaida "Xico"'), ("matter", "Su recibo llegó muy alto")]


@pytest.mark.req("B-10")
@pytest.mark.parametrize(("why", "keyed"), [("disk", True), ("away", False), ("busy", True)])
def test_it_says_what_to_do_and_keeps_what_was_typed(why, keyed, browser, server, axe, look):
    page = open_page(browser, server, [])  # the browser notes a 503 in its console
    context = {"why": why, "sent": True, "path": "/visitas/nueva/", "typed": TYPED, "keyed": keyed}
    html, sent = render_to_string("503.html", context), []

    def answer(route):
        sent.append(route.request.post_data)
        route.fulfill(status=503, content_type="text/html; charset=utf-8", body=html)

    page.route("**/visitas/nueva/", answer)
    page.goto("/visitas/nueva/")
    axe(page)
    look(page, f"falla-{why}")
    if keyed:
        with page.expect_request("**/visitas/nueva/"), page.expect_navigation():
            page.get_by_role("button", name="Enviar otra vez").click()
        assert "form_key=k1" in sent[-1]
        assert "Xico" in sent[-1]
    page.context.close()


@pytest.mark.req("B-10")
def test_what_was_typed_is_offered_back_after_the_server_died(browser, server, sign_in):
    page = open_page(browser, server, [])
    sign_in(page, "ana")
    page.goto("/visitas/nueva/")
    page.get_by_label("A qué viene").fill("Se fue la luz al guardar")
    page.route("**/visitas/nueva/", lambda route: route.abort("connectionrefused"))
    with page.expect_event("framenavigated", lambda frame: frame.url.startswith("chrome-error:")):
        page.keyboard.press("Control+Enter")
    page.unroute("**/visitas/nueva/")
    page.goto("/visitas/nueva/")
    page.get_by_role("button", name="Usarlo").click()
    expect(page.get_by_label("A qué viene")).to_have_value("Se fue la luz al guardar")
    page.get_by_label("Quién viene").fill("Zenaida Ríos")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    page.goto("/visitas/nueva/")
    expect(page.get_by_label("A qué viene")).to_have_value("")
    expect(page.get_by_role("button", name="Usarlo")).to_be_hidden()
    page.context.close()
