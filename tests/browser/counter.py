"""What people do at their screens: take up a task from the inbox, fill its form, send it."""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

DONE = "Listo: la tarea quedó terminada."
Typed = dict[str, Any]


def take_up(page: Any, folio: str, task: str) -> None:
    """From the inbox, open that task of that petition."""
    page.goto("/bandeja/")
    row = page.locator("[data-row]").filter(has_text=folio).filter(has_text=task)
    row.get_by_role("link", name=task).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(task)


def fill(page: Any, typed: Typed) -> None:
    """Each field by its label: text, choice, file or tick."""
    for label, value in typed.items():
        field = page.locator("main").get_by_label(label).first
        if value is True:
            field.check()
        elif isinstance(value, Path):
            field.set_input_files(value)
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)


def send(page: Any, typed: Typed, button: str = "Terminar la tarea", told: str = DONE) -> None:
    """Fill, press, and see that it was taken."""
    fill(page, typed)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("status").filter(has_text=told)).to_be_visible()


def sign(page: Any) -> None:
    """Draw a signature with the mouse."""
    board = page.locator("canvas")
    board.scroll_into_view_if_needed()
    box = board.bounding_box()
    left, top = box["x"] + 0.1 * box["width"], box["y"] + 0.5 * box["height"]
    page.mouse.move(left, top)
    page.mouse.down()
    for across, down in ((0.2, -0.3), (0.35, 0.25), (0.5, -0.2), (0.7, 0.2), (0.8, 0.0)):
        page.mouse.move(left + across * box["width"], top + down * box["height"], steps=4)
    page.mouse.up()
    expect(page.get_by_text("Firma capturada.")).to_be_visible()
