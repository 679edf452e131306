"""The frame in a real browser: clean for axe, fits a phone, and obeys the keyboard."""

import re

import pytest
from playwright.sync_api import expect

HEADERS = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture(scope="session")
def showcase(server):
    """Every part of the frame on one page, clean and refused."""
    pages = {}
    for kind in ("clean", "refused"):
        file = server.folder / f"{kind}.html"
        server.run("-m", "tests.browser.showcase", str(file), kind)
        pages[kind] = file.read_text()
    return pages


@pytest.fixture
def shown(page, server, showcase):
    """shown("clean"): the showcase under the policy of the real pages, as if a screen had answered it."""
    policy = page.request.get("/entrar/").headers["content-security-policy"]
    kinds = {"now": "clean"}

    def show(kind):
        kinds["now"] = kind
        page.goto("/muestra/")
        return page

    page.route(
        "**/muestra/*",
        lambda route: route.fulfill(
            body=showcase[kinds["now"]], headers={**HEADERS, "Content-Security-Policy": policy}
        ),
    )
    return show


@pytest.mark.parametrize("kind", ["clean", "refused"])
def test_every_part_is_clean_and_fits_a_phone(shown, axe, look, kind):
    page = shown(kind)
    axe(page)
    look(page, f"muestra-{kind}")


def test_the_menu_of_a_phone_opens_and_closes(shown, axe):
    page = shown("clean")
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.locator("#menu").is_visible()
    page.get_by_label("Abrir el menú").click()
    expect(page.locator("#menu")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()


def test_a_refused_form_puts_the_focus_on_what_is_wrong(shown):
    page = shown("refused")
    expect(page.locator("[data-error-summary]")).to_be_focused()


def test_keys_walk_a_list_and_never_steal_from_a_field(shown):
    page = shown("clean")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-row].chosen")).to_have_text(re.compile(r"^\s*PET-2026-001790"))
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**#a")
    page.get_by_label("Nombre").click()
    page.keyboard.type("jk?/g")
    assert page.get_by_label("Nombre").input_value() == "jk?/g"
    assert not page.locator("#teclas").is_visible()


def test_the_question_mark_shows_the_keys_and_escape_hides_them(shown, axe):
    page = shown("clean")
    page.keyboard.press("?")
    expect(page.locator("#teclas")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(page.locator("#teclas")).to_be_hidden()


def test_what_was_typed_is_offered_back(shown):
    page = shown("clean")
    page.get_by_label("Asunto").fill("Consumo elevado")
    page = shown("clean")
    assert page.get_by_label("Asunto").input_value() == ""
    page.get_by_role("button", name="Usarlo").click()
    expect(page.get_by_label("Asunto")).to_have_value("Consumo elevado")


@pytest.mark.parametrize(("answer", "kept"), [("clean", False), ("refused", True)])
def test_a_draft_is_dropped_only_when_the_server_took_it(shown, showcase, answer, kept):
    page = shown("clean")
    page.route("**/muestra-envio/", lambda route: route.fulfill(body=showcase[answer], headers=HEADERS))
    page.get_by_label("Asunto").fill("Consumo elevado")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/muestra-envio/")
    page = shown("clean")
    expect(page.get_by_role("button", name="Usarlo")).to_be_visible(visible=kept)


def test_a_form_is_sent_once(shown):
    page = shown("clean")
    sent = []
    page.on("request", lambda asked: sent.append(asked.post_data) if asked.method == "POST" else None)
    page.route("**/muestra-envio/", lambda route: route.fulfill(status=204))
    button = page.get_by_role("button", name="Registrar")
    button.click()
    expect(button).to_be_disabled()
    page.evaluate("document.querySelector('form[data-draft]').requestSubmit()")
    page.wait_for_timeout(200)
    assert len(sent) == 1
    assert "form_key" in sent[0]


def test_a_page_that_does_not_exist_says_what_to_do(page, axe, look):
    assert page.goto("/no-existe/").status == 404
    assert page.get_by_role("link", name="Volver al inicio").is_visible()
    axe(page)
    look(page, "404")
