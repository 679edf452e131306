"""Every screen with real data, whole and refused: clean for axe in both sizes, nothing sticks out, no error told."""

import json

import pytest

from tests.browser.conftest import DESK, PHONE, PICTURES, own_office

SEEN = """() => ({
  wide: document.documentElement.scrollWidth,
  tall: document.documentElement.scrollHeight,
  main: document.querySelector("main")?.innerText.trim().length ?? 0,
})"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    yield from own_office(tmp_path_factory.mktemp("lived"))


@pytest.fixture(scope="module")
def lived(server):
    """What there is to look at, once a petition stands at each step."""
    file = server.folder / "places.json"
    server.run("-m", "tests.browser.populate", str(file))
    server.run("-m", "ventanilla", "work", "--once")
    return json.loads(file.read_text())


@pytest.fixture
def examine(axe):
    """examine(page, "bandeja"): both sizes by axe, by width, and kept as pictures."""

    def check(page, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        for size, ending in ((PHONE, "-telefono"), (DESK, "")):
            page.set_viewport_size(size)
            axe(page)
            seen = page.evaluate(SEEN)
            assert seen["wide"] <= size["width"], f"{name} is {seen['wide']} px wide on {size['width']}"
            assert seen["main"] > 20, f"{name} says nothing"
            page.set_viewport_size({"width": size["width"], "height": max(seen["tall"], size["height"])})
            page.screenshot(path=PICTURES / f"{name}{ending}.png")
        page.set_viewport_size(DESK)

    return check


GROUPS = (
    "tarea",
    "peticion",
    "documento",
    "verificacion",
    "plazo",
    "escrito",
    "visita",
    "bandeja",
    "buscar",
    "incidente",
    "",
)


def of_group(lived, group):
    """The places whose name begins so; "" is all that belong to no other group."""
    mine = {name: place for name, place in lived.items() if group and name.startswith(group)}
    rest = {name: place for name, place in lived.items() if not name.startswith(GROUPS[:-1])}
    return mine if group else rest


@pytest.mark.parametrize("group", GROUPS)
def test_every_screen_with_data_is_clean_in_both_sizes(group, lived, page_of, examine):
    found = of_group(lived, group)
    assert found
    for name, (address, who) in found.items():
        page = page_of(who)
        page.goto(address)
        examine(page, name)


FORMS = (
    "tarea-p03_identificar",
    "tarea-p09_turnar",
    "tarea-a_atender",
    "tarea-p12_elaborar",
    "tarea-p12_visto_bueno",
    "tarea-p13_entregar",
    "tarea-p13_expediente",
    "tarea-p05_ejecutar",
    "visita",
    "visita-peticion",
    "documento-anular",
)


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_form_is_refused_with_a_summary_that_is_clean(name, lived, page_of, examine):
    address, who = lived[name]
    page = page_of(who)
    page.goto(address)
    for kept in (
        page.locator("main form[method=post] :is(textarea, input[type=text]):enabled").filter(visible=True).all()
    ):
        kept.fill("")
    with page.expect_navigation() as answered:
        sends = "main form[method=post]:has(textarea, select, input:not([type=hidden])) [type=submit]"
        page.locator(sends).filter(visible=True).first.click()
    assert answered.value.status == 422
    assert page.locator("[data-error-summary]").is_visible()
    examine(page, f"{name}-rechazada")
