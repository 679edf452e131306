"""Takes the README's pictures of the demo's data: `bin/pictures`, after `bin/demo --check`."""

import os
import sys
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "pictures"


def subjects() -> tuple[str, list[tuple[str, str]]]:
    """Who looks (somebody of the front desk), and the pages by name of picture."""
    from ventanilla.cases.models import Case
    from ventanilla.register.models import Account
    from ventanilla.staff.models import Appointment

    clerk = (
        Appointment.objects.filter(post="auxiliar_atencion").order_by("pk").values_list("person__username", flat=True)
    )
    case = Case.objects.order_by("-pk")[15]
    account = Account.objects.get(pk=case.account_id) if case.account_id else Account.objects.first()
    assert account
    pages = [
        ("inicio", "/"),
        ("cuenta", f"/cuentas/{account.number}/"),
        ("peticion", f"/peticiones/{case.folio}/"),
    ]
    return str(clerk[0]), pages


def take(page: Any, name: str, path: str, sizes: dict[str, dict[str, int]]) -> None:
    answer = page.goto(path)
    if answer.status != 200:
        sys.exit(f"{path} respondió {answer.status}")
    for ending, size in sizes.items():
        page.set_viewport_size(size)
        page.screenshot(path=FOLDER / f"{name}{ending}.png")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.conf import settings
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import DESK, PHONE, QUIET, chromium, enter, open_page
    from tests.browser.server import Server

    who, pages = subjects()
    FOLDER.mkdir(parents=True, exist_ok=True)
    server = Server(settings.VAR)
    server.run("-m", "ventanilla", "collectstatic", "--noinput", "--verbosity", "0")
    server.start()
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium(), args=QUIET)
            page = open_page(browser, server, [])
            page.goto("/entrar/")
            page.set_viewport_size(DESK)
            enter(page, who)
            for name, path in pages:
                take(page, name, path, {"": DESK, "-telefono": PHONE} if name == "peticion" else {"": DESK})
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
