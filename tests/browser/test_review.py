"""What is out at areas: reviewed by the keyboard, told by the clock, acknowledged in their inbox; clean for axe."""

import pytest


@pytest.fixture(scope="module")
def out(server):
    """What areas have since some days."""
    server.run("-m", "tests.browser.outstanding")
    server.run("-m", "ventanilla", "work", "--once")


@pytest.mark.req("B-05")
def test_a_referral_is_reviewed_in_two_keystrokes(out, page, sign_in, axe, look):
    sign_in(page, "ana")
    page.goto("/peticiones/revision/")
    axe(page)
    look(page, "revision-diaria")
    page.keyboard.press("j")
    page.keyboard.press("q")
    page.wait_for_url("**#turno-*")
    assert page.get_by_text("1 de ").first.is_visible()
    assert page.locator("[data-row].chosen").count() == 1


@pytest.mark.req("B-05")
def test_what_they_answered_is_typed_and_sent_with_enter(out, page, sign_in, axe, look):
    sign_in(page, "ana")
    page.goto("/peticiones/revision/")
    page.keyboard.press("j")
    page.keyboard.press("w")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert page.get_by_role("alert").inner_text() == "Escriba qué contestó el área."
    axe(page)
    look(page, "revision-rechazada")
    page.keyboard.type("Mandan cuadrilla mañana")
    page.keyboard.press("Enter")
    page.wait_for_url("**#turno-*")
    assert page.get_by_text("Mandan cuadrilla mañana").first.is_visible()


@pytest.mark.req("B-03")
@pytest.mark.parametrize(
    ("who", "address", "name"), [("gema", "/", "avisos-inicio"), ("mario", "/bandeja/", "bandeja")]
)
def test_what_the_clock_says_stands_where_each_begins(who, address, name, out, page, sign_in, axe, look):
    sign_in(page, who)
    page.goto(address)
    assert page.get_by_role("heading", name="Avisos del reloj").is_visible()
    axe(page)
    look(page, name)


@pytest.mark.req("B-02")
def test_an_area_acknowledges_from_its_inbox(out, page, sign_in):
    sign_in(page, "pilar")
    page.goto("/bandeja/")
    before = page.locator("td button", has_text="Acusar recibo: ").filter(has_not_text="Tomar").count()
    page.locator("td button", has_text="Acusar recibo: ").filter(has_not_text="Tomar").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/bandeja/")
    assert page.locator("td button", has_text="Acusar recibo: ").filter(has_not_text="Tomar").count() == before - 1
