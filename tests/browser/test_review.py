"""What is out at areas: reviewed by the keyboard, told by the clock, acknowledged in their inbox; clean for axe."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_page


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
    first = page.locator("[data-row].chosen").get_attribute("id")
    page.keyboard.press("q")
    expect(page.locator("#avance-titulo")).to_contain_text("1 de ")
    expect(page.locator(f"#{first}")).to_contain_text("Revisado hoy")
    expect(page.locator("[data-row].chosen")).not_to_have_id(first)
    expect(page.locator("[data-row].chosen")).to_have_count(1)
    look(page, "revision-en-su-lugar")


@pytest.mark.req("B-05")
def test_who_was_signed_out_meanwhile_is_sent_to_the_door_and_back(out, page, sign_in):
    sign_in(page, "ana")
    page.goto("/peticiones/revision/")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name=re.compile("^Pedir avance")).first.click()
    page.wait_for_url("**/entrar/?next=/peticiones/revision/")


@pytest.mark.req("B-05")
def test_without_answer_of_the_server_what_was_typed_stays_and_it_is_said(out, browser, server, sign_in):
    page = open_page(browser, server, [])  # the browser notes in its console that it is offline
    sign_in(page, "ana")
    page.goto("/peticiones/revision/")
    page.keyboard.press("j")
    page.keyboard.press("w")
    page.keyboard.type("Mandan cuadrilla")
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    expect(page.get_by_text("No se pudo guardar.")).to_be_visible()
    expect(page.locator("[data-row].chosen input[name=note]")).to_have_value("Mandan cuadrilla")
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Mandan cuadrilla").first).to_be_visible()
    page.context.close()


@pytest.mark.req("B-05")
def test_what_they_answered_is_typed_and_sent_with_enter(out, page, sign_in, axe, look):
    sign_in(page, "ana")
    page.goto("/peticiones/revision/")
    page.keyboard.press("j")
    page.keyboard.press("w")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Escriba qué contestó el área.")
    expect(page.locator("[data-row].chosen input[name=note]")).to_be_focused()
    axe(page)
    look(page, "revision-rechazada")
    page.keyboard.type("Mandan cuadrilla mañana")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Mandan cuadrilla mañana").first).to_be_visible()


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
    acknowledge = page.locator("td button", has_text="Acusar recibo: ").filter(has_not_text="Tomar")
    before = acknowledge.count()
    with page.expect_navigation():
        acknowledge.first.click()
    assert page.url.endswith("/bandeja/")
    expect(acknowledge).to_have_count(before - 1)
