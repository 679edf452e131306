"""Somebody without a mouse: walks with Tab, types, chooses with the arrows, opens with Enter."""

from pathlib import Path
from typing import Any

FARTHEST = 80
FOCUSED = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return "";
  const group = here.type === "radio" ? here.closest("fieldset")?.querySelector("legend") : null;
  const told = group ? group.textContent
    : here.labels?.length ? [...here.labels].map((one) => one.textContent).join(" ")
    : here.getAttribute("aria-label") || here.textContent;
  return told.replace(/\\s+/g, " ").trim();
}"""


def focused(page: Any) -> str:
    """How a screen reader would name what has the focus; a choice by its question."""
    return str(page.evaluate(FOCUSED))


def tab_to(page: Any, name: str) -> None:
    """Press Tab until what is called like that has the focus."""
    passed = []
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        passed.append(focused(page))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"«{name}» is not reached with Tab; passed by {passed}")


def write(page: Any, field: str, text: str) -> None:
    """Go to a field and type over what it has."""
    tab_to(page, field)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def choose(page: Any, question: str, downs: int) -> None:
    """Go to a question and take the first choice, or one so many arrows below."""
    tab_to(page, question)
    page.keyboard.press("Space")
    for _ in range(downs):
        page.keyboard.press("ArrowDown")


def bring(page: Any, field: str, file: Path) -> None:
    """Go to a field for files and open it with Enter."""
    tab_to(page, field)
    with page.expect_file_chooser() as asked:
        page.keyboard.press("Enter")
    asked.value.set_files(file)


def send(page: Any) -> None:
    """Ctrl+Enter, and the page that follows."""
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")


def follow(page: Any, link: str) -> None:
    """Go to a link and open it."""
    tab_to(page, link)
    with page.expect_navigation():
        page.keyboard.press("Enter")
