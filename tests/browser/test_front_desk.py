"""The front desk's screens and printed forms on an awkward day: nothing sticks out or is clipped, axe is clean."""

import json

import pytest
from pypdfium2 import PdfDocument

from tests.browser import padron
from tests.browser.conftest import PICTURES
from tests.browser.server import Server

GROUPS = ("turno", "visita", "peticion", "apoyo", "oficialia", "mensaje", "indicador", "calidad", "")
DRAWN = ("ficha", "analisis")
"""Their diagrams are cut into pieces: what a piece does not show is in another."""
WORN = """() => [...document.querySelectorAll("main :is(button, .btn, .badge, h1, h2, td, th)")].filter(
  (one) => one.offsetParent && !one.closest("[hidden], .visually-hidden, .table-responsive")
    && one.scrollWidth > one.clientWidth + 2 && one.clientWidth > 0
    && getComputedStyle(one).display !== "inline",
).map((one) => `${one.tagName} «${one.innerText.trim().slice(0, 60)}»: ${one.scrollWidth} px in ${one.clientWidth}`)"""
"""What does not fit in its own box."""

WIDE = """() => [...document.querySelectorAll("main .table-responsive")]
  .filter((one) => one.scrollWidth > one.clientWidth + 2).map((one) => one.innerText.slice(0, 60))"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of its own, with its awkward day."""
    one = Server(tmp_path_factory.mktemp("awkward"))
    one.furnish()
    padron.register(one, tmp_path_factory.mktemp("padron"))
    one.run("-m", "tests.browser.front_desk", str(one.folder / "places.json"))
    one.start()
    yield one
    one.stop()


@pytest.fixture(scope="module")
def awkward(server):
    return json.loads((server.folder / "places.json").read_text())


def of_group(places, group):
    """The places whose name begins so; "" is all that belong to no other group."""
    known = tuple(one for one in GROUPS if one)
    return {n: p for n, p in places.items() if (n.startswith(group) if group else not n.startswith(known))}


@pytest.mark.req("A-01", "A-02", "B-01", "B-02", "B-05", "G-01", "G-06", "G-09", "H-02", "H-03")
@pytest.mark.parametrize("group", GROUPS)
def test_every_screen_holds_an_awkward_day(group, awkward, page_of, axe, look):
    for name, (address, who) in of_group(awkward["screens"], group).items():
        page = page_of(who)
        assert page.goto(address).status == 200, name
        axe(page)
        look(page, f"dia-{name}")
        assert not page.evaluate(WORN), name
        assert page.evaluate(WIDE) == [], f"{name}: on the desk no table is wider than its place"


@pytest.mark.req("A-01", "B-01", "G-06")
def test_every_printed_form_keeps_its_words_on_the_paper(awkward, page_of):
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, (address, who) in awkward["papers"].items():
        answer = page_of(who).request.get(address)
        assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf"), name
        paper = PdfDocument(answer.body())
        for number, sheet in enumerate(paper, 1):
            sheet.render(scale=1.2).to_pil().save(PICTURES / f"papel-{name}-{number}.png")
            outside = [] if name.startswith(DRAWN) else list(off_the_paper(sheet))
            assert not outside, f"{name}, page {number}: {''.join(outside)}"


def off_the_paper(sheet):
    """The letters that fall outside the sheet."""
    wide, tall = sheet.get_size()
    words = sheet.get_textpage()
    for at in range(words.count_chars()):
        left, low, right, high = words.get_charbox(at)
        if left < -1 or low < -1 or right > wide + 1 or high > tall + 1:
            yield words.get_text_range(at, 1)
