"""Coming in: the sign-in page and the page of those who may not enter are clean on every screen."""

import pytest


def test_the_sign_in_page_is_clean(page, axe, look):
    page.goto("/entrar/")
    axe(page)
    look(page, "entrar")


def test_a_wrong_password_is_refused_with_the_user_name_kept(page, axe, look):
    page.goto("/entrar/")
    page.locator("input[autocomplete=username]").fill("ana")
    page.locator("input[type=password]").fill("otra-cosa")
    page.locator("main button[type=submit]").click()
    page.locator("[data-error-summary]").wait_for()
    assert page.locator("input[autocomplete=username]").input_value() == "ana"
    axe(page)
    look(page, "entrar-mal")


@pytest.mark.req("B-10")
def test_who_may_not_enter_is_told_what_is_missing(page, sign_in, axe, look):
    sign_in(page, "otto")
    assert page.goto("/personal/").status == 403
    assert page.get_by_text("Administrar personal").is_visible()
    axe(page)
    look(page, "403")


def test_a_person_signs_out_from_the_menu(page, sign_in):
    sign_in(page, "ana")
    page.goto("/mi-cuenta/")
    page.locator("details.person summary").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Salir").click()
    page.goto("/mi-cuenta/")
    assert "/entrar/" in page.url
