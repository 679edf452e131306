"""What browser tests stand on: a server, a browser, signing in, axe, and a look at both sizes."""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.browser.padron import register
from tests.browser.server import ROOT, Server
from tests.cast import PASSWORD, SECRET
from ventanilla.staff.second_factor import code_of

DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
PICTURES = ROOT / "var" / "pictures"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = [
    "--lang=es-MX",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


def chromium() -> str | None:
    """Where Chromium is, or None."""
    names = (os.environ.get("CHROMIUM") or "", "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A furnished server for the whole session; a test that kills it makes its own."""
    one = Server(tmp_path_factory.mktemp("server"))
    one.furnish()
    one.start()
    yield one
    one.stop()


def own_office(folder: Path) -> Iterator[Server]:
    """A server with the small register for one module alone: what others left undone is not in its lists."""
    one = Server(folder)
    one.furnish()
    (folder / "padron").mkdir()
    register(one, folder / "padron")
    one.start()
    yield one
    one.stop()


@pytest.fixture(scope="session")
def registered(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server with a small register of its own; the folder of its file."""
    return register(server, tmp_path_factory.mktemp("padron"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here: install it or set CHROMIUM")
        pytest.skip("no Chromium here: install it or set CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=QUIET)
        yield opened
        opened.close()


def open_page(browser: Any, server: Server, errors: list[str]) -> Any:
    """A page in a context of its own (another person at another machine); its script errors go to `errors`."""
    context = browser.new_context(base_url=server.url, viewport=DESK, locale="es-MX", timezone_id="America/Mexico_City")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if is_fault(page, said) else None)
    return page


def is_fault(page: Any, said: Any) -> bool:
    """An error of the console, but for the refusal of the page or of a form in it, which Chromium notes there too."""
    refused = said.location["url"] == page.url or "status of 422" in said.text
    return said.type == "error" and not (refused and said.text.startswith("Failed to load resource"))


@pytest.fixture
def new_page(browser: Any, server: Server) -> Iterator[Callable[[], Any]]:
    """new_page() for each person of a story; an error of a script, or a breach of the policy, fails the test."""
    errors: list[str] = []
    pages: list[Any] = []

    def another() -> Any:
        pages.append(open_page(browser, server, errors))
        return pages[-1]

    yield another
    for one in pages:
        one.context.close()
    assert not errors, errors


@pytest.fixture
def page(new_page: Callable[[], Any]) -> Any:
    return new_page()


def enter(page: Any, username: str) -> None:
    """Sign in through the real page; who approves also types the code of the telephone."""
    page.goto("/entrar/")
    page.locator("input[autocomplete=username]").fill(username)
    page.locator("input[type=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("main button[type=submit]").click()
    until = time.monotonic() + 70
    while "/entrar/codigo/" in page.url:
        assert time.monotonic() < until, "no code of the telephone was taken"
        # A code serves once: the one of now, else wait for the next.
        page.locator("main input[type=text]").fill(code_of(SECRET, datetime.now(UTC)))
        with page.expect_navigation():
            page.locator("main button[type=submit]").click()
        if "/entrar/codigo/" in page.url:
            page.wait_for_timeout(5_000)
    page.wait_for_url(lambda url: "/entrar/" not in url)


@pytest.fixture
def sign_in() -> Callable[[Any, str], None]:
    """sign_in(page, "ana"): through the real sign-in page."""
    return enter


@pytest.fixture(scope="module")
def pages_by_person(browser: Any, server: Server) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Pages that stay signed in for a whole module, and what went wrong in them."""
    pages: dict[str, Any] = {}
    yield pages, []
    for one in pages.values():
        one.context.close()


@pytest.fixture
def page_of(
    browser: Any, server: Server, pages_by_person: tuple[dict[str, Any], list[str]]
) -> Iterator[Callable[[str], Any]]:
    """page_of("ana"): Ana's page, signed in once a module; page_of("") is a stranger's."""
    pages, errors = pages_by_person
    errors.clear()

    def of(username: str) -> Any:
        if username not in pages:
            pages[username] = open_page(browser, server, errors)
            if username:
                enter(pages[username], username)
        return pages[username]

    yield of
    assert not errors, errors


@pytest.fixture
def axe() -> Callable[[Any], None]:
    """axe(page): nothing axe-core knows of WCAG 2.2 AA is broken on what is shown."""

    def check(page: Any) -> None:
        page.evaluate(AXE.read_text())
        found = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(RULES)}}})")["violations"]
        told = [
            f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
            for one in found
            for node in one["nodes"]
        ]
        assert not told, "\n".join(told)

    return check


@pytest.fixture
def look() -> Callable[[Any, str], None]:
    """look(page, "bandeja"): pictures at both sizes in var/pictures; on a phone nothing sticks out."""

    def shoot(page: Any, name: str, folder: Path = PICTURES) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for size, ending in ((DESK, ""), (PHONE, "-telefono")):
            page.set_viewport_size(size)
            wide, tall = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
            page.set_viewport_size({"width": size["width"], "height": max(tall, size["height"])})
            page.screenshot(path=folder / f"{name}{ending}.png")
        page.set_viewport_size(DESK)
        assert wide <= PHONE["width"], f"{name} is {wide} px wide on a phone"

    return shoot
