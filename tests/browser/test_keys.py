"""The keyboard on real screens: what «?» shows is what works, letters stay in fields, and they can be switched off."""

import json
import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from tests.browser.conftest import own_office

pytestmark = pytest.mark.req("A-03")
OFFERED = (
    "[...document.querySelectorAll('main [data-key]')].filter(one => one.checkVisibility()).map(one => one.dataset.key)"
)
FOCUSED = "!document.querySelector('[autofocus]') || document.activeElement.matches('[autofocus]')"
LISTED = "[...document.querySelectorAll('[data-own-keys] kbd')].map(one => one.textContent)"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    yield from own_office(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def lived(server):
    file = server.folder / "places.json"
    server.run("-m", "tests.browser.populate", str(file))
    return json.loads(file.read_text())


def opened(page, address):
    """The page of an address, once its own field has the focus, which the browser gives when it has drawn."""
    page.goto(address)
    page.wait_for_function(FOCUSED)


@pytest.fixture
def home(page_of):
    page = page_of("ana")
    opened(page, "/")
    return page


def test_the_map_lists_what_the_screen_offers_and_escape_gives_the_focus_back(home, axe, look):
    home.keyboard.press("Escape")
    home.get_by_role("link", name="Toda la bandeja").focus()
    home.keyboard.press("?")
    assert home.evaluate(LISTED) == home.evaluate(OFFERED) == ["v", "n"]
    assert home.locator("#teclas").get_by_text("Ir a Bandeja").is_visible()
    axe(home)
    look(home, "atajos-en-inicio")
    home.keyboard.press("Escape")
    assert not home.locator("#teclas").is_visible()
    expect(home.get_by_role("link", name="Toda la bandeja")).to_be_focused()


def changed(page, before):
    """Whether the page becomes another one within some seconds; while it navigates it cannot be read."""
    for _ in range(30):
        page.wait_for_timeout(100)
        with suppress(Error):
            if page.content() != before:
                page.wait_for_load_state()
                return True
    return False


def test_each_letter_shown_presses_what_carries_it(lived, page_of):
    pressed = 0
    for address, who in [("/", "ana"), lived["cuenta-con-peticiones"], lived["peticion-en-areas"], lived["visita"]]:
        page = page_of(who)
        opened(page, address)
        letters = page.evaluate(OFFERED)
        assert len(letters) == len(set(letters)), f"{address} offers a letter twice: {letters}"
        for letter in letters:
            opened(page, address)
            page.keyboard.press("Escape")
            before = page.content()
            page.keyboard.press(letter)
            assert changed(page, before), f"{letter} does nothing on {address}"
            pressed += 1
    assert pressed > 2


def test_forms_asked_for_by_a_letter_come_with_the_focus_in_them(lived, page_of, axe, look):
    address, who = lived["peticion-en-areas"]
    page = page_of(who)
    opened(page, address)
    page.keyboard.press("p")
    expect(page.locator("#agregar [name=file]")).to_be_focused()
    axe(page)
    look(page, "peticion-agregar")
    page.goto(f"{address}agregar/")
    axe(page)
    look(page, "peticion-agregar-aparte")


def test_letters_typed_in_a_field_stay_there_and_a_slash_in_an_empty_box_is_the_key(home):
    box = home.get_by_label("¿A quién atiende?")
    expect(home.locator("#todo")).to_be_focused()
    home.keyboard.type("/")
    assert box.input_value() == ""
    home.keyboard.type("7001/1 nv?")
    assert box.input_value() == "7001/1 nv?"
    assert home.url.endswith("/")


def test_a_letter_held_with_control_or_alt_is_the_browsers(home):
    home.keyboard.press("Escape")
    home.keyboard.press("Alt+n")
    home.wait_for_timeout(150)
    assert home.url.endswith("/")


def test_enter_opens_the_only_account(home):
    home.keyboard.type("A17-445566")
    home.keyboard.press("Enter")
    home.wait_for_url(re.compile(r"/cuentas/7001-1/"))


def test_letters_can_be_switched_off_and_on_again(home):
    def offered():
        return home.locator("main kbd.hint").first.is_visible()

    home.keyboard.press("Escape")
    assert offered()
    home.keyboard.press("?")
    home.locator("#teclas").get_by_label("Usar teclas de una sola letra").uncheck()
    home.keyboard.press("Escape")
    home.keyboard.press("n")
    home.wait_for_timeout(150)
    assert home.url.endswith("/")
    assert not offered()
    home.goto("/atajos/")
    home.locator("main [data-keys-switch]").check()
    opened(home, "/")
    assert offered()


def test_a_visit_asks_only_what_its_ending_needs_and_is_sent_with_the_focus_nowhere(lived, page_of, axe, look):
    address, who = lived["visita"]
    page = page_of(who)
    page.goto(address)
    fields = {name: page.get_by_label(name) for name in ("Tipo de resolución", "Área a la que", "Folio en ese")}
    for answer, asked in ((None, []), ("Se turnó a otra área", [1]), ("Resuelto de inmediato", [0, 2])):
        if answer:
            page.get_by_label(answer).check()
        for n, one in enumerate(fields.values()):
            expect(one).to_be_visible(visible=n in asked)
    axe(page)
    look(page, "visita-por-terminar")
    page.get_by_label("Se dio información").check()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda url: not url.endswith(address))


def test_without_script_the_menu_leads_to_the_page_of_keys(browser, server):
    context = browser.new_context(base_url=server.url, java_script_enabled=False, locale="es-MX")
    page = context.new_page()
    page.goto("/entrar/")
    page.locator("input[autocomplete=username]").fill("ana")
    page.locator("input[type=password]").fill("agua-clara-7")
    page.locator("main button[type=submit]").click()
    page.locator("details.person summary").click()
    page.get_by_role("link", name="Atajos del teclado").click()
    assert page.get_by_role("heading", name="En todas las pantallas").is_visible()
    context.close()
