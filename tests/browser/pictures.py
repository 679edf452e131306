"""Takes the README's pictures of the demo's data: `bin/pictures`, after `bin/demo --check`."""

import os
import sys
from pathlib import Path
from typing import Any

import django
from PIL import Image

from tests.browser.counter import sign

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "pictures"


def holder_of(post: str) -> str:
    """Somebody who holds a post."""
    from ventanilla.staff.models import Appointment

    held = Appointment.objects.filter(post=post).order_by("pk")
    return str(held.values_list("person__username", flat=True)[0])


def pages() -> dict[str, str]:
    """The address of each picture."""
    from ventanilla.cases.models import Case
    from ventanilla.deadlines.models import Deadline
    from ventanilla.documents.models import Document
    from ventanilla.processes.models import Token
    from ventanilla.register.models import Account

    case = Case.objects.order_by("-pk")[15]
    account = Account.objects.get(pk=case.account_id) if case.account_id else Account.objects.first()
    clock = Deadline.objects.filter(term_code="respuesta", outcome="", due_at__isnull=False).order_by("-started_at")[10]
    delivery = Token.objects.filter(node="p13_entregar", kind=Token.Kind.TASK, finished_at=None).latest("pk")
    answer = Document.objects.filter(letter="respuesta", rendering__isnull=False, signatures__isnull=False).latest("pk")
    assert account
    return {
        "inicio": "/",
        "bandeja": "/bandeja/",
        "cuenta": f"/cuentas/{account.number}/",
        "peticion": f"/peticiones/{case.folio}/",
        "recorrido": f"/recorridos/{open_road()}/",
        "kiosko": "/turnos/kiosko/",
        "indicadores": "/indicadores/",
        "plazo": f"/plazos/{clock.pk}/",
        "entrega": f"/tareas/{delivery.pk}/",
        "verificacion": f"/v/{answer.code}/",
    }


def open_road() -> int:
    """A procedure that waits at an area."""
    from ventanilla.processes.models import Token

    return int(Token.objects.filter(node="p10_seguimiento", finished_at=None).latest("pk").instance_id)


BY_MANAGER = ("indicadores",)
ON_A_PHONE = ("verificacion",)
COLOURS = 128
"""Enough for a screen without photographs, and a third of the weight."""


def take(page: Any, name: str, path: str, sizes: dict[str, dict[str, int]]) -> None:
    answer = page.goto(path)
    if answer.status != 200:
        sys.exit(f"{path} respondió {answer.status}")
    for ending, size in sizes.items():
        page.set_viewport_size(size)
        if name in ("recorrido", "indicadores"):
            page.wait_for_timeout(1_500)  # the drawing follows the page
        if name == "entrega":
            sign(page)
        file = FOLDER / f"{name}{ending}.png"
        page.screenshot(path=file)
        Image.open(file).convert("RGB").quantize(COLOURS).save(file, optimize=True)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.conf import settings
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import DESK, PHONE, QUIET, chromium, enter, open_page
    from tests.browser.server import Server

    FOLDER.mkdir(parents=True, exist_ok=True)
    server = Server(settings.VAR)
    server.run("-m", "ventanilla", "collectstatic", "--noinput", "--verbosity", "0")
    server.run("-m", "ventanilla", "work", "--once")
    clerk, manager, wanted = holder_of("auxiliar_atencion"), holder_of("gerente_atencion"), pages()
    server.start()
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium(), args=QUIET)
            seats = {who: open_page(browser, server, []) for who in (clerk, manager)}
            for who, page in seats.items():
                page.goto("/entrar/")
                page.set_viewport_size(DESK)
                enter(page, who)
            for name, path in wanted.items():
                sizes = {"-telefono": PHONE} if name in ON_A_PHONE else {"": DESK}
                take(seats[manager if name in BY_MANAGER else clerk], name, path, sizes)
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
