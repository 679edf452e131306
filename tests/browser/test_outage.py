"""The page of an outage, as the server makes it: read at both sizes, clean for axe, and sent again as it was typed."""

import pytest
from django.template.loader import render_to_string

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
        page.get_by_role("button", name="Enviar otra vez").click()
        page.wait_for_function("performance.getEntriesByType('navigation').length > 0")
        assert "form_key=k1" in sent[-1]
        assert "Xico" in sent[-1]
    page.context.close()
