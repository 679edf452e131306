"""Panels: a floor offers a piece of screen about a subject (an account, a case); the desk composes them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Offer:
    """Something to do about the subject, shown as a button at the top of its page."""

    label: str
    url: str
    icon: str = ""
    primary: bool = False


@dataclass(frozen=True)
class Panel:
    """`context(request, subject_id)` gives the template's values or None to show nothing; `queries` is its budget.

    `offers(request, subject_id)` gives what can be done about the subject from here.
    """

    name: str
    subject_kind: str
    title: str
    template: str
    needs: str
    context: Callable[[HttpRequest, str], dict[str, Any] | None]
    queries: int
    order: int = 100
    offers: Callable[[HttpRequest, str], list[Offer]] = lambda request, subject_id: []


PANELS: list[Panel] = []


def offer(panel: Panel) -> None:
    PANELS.append(panel)
    PANELS.sort(key=lambda p: p.order)


def panels_for(subject_kind: str, may: Callable[[str], bool]) -> list[Panel]:
    """The panels about such a subject that a person may see, in order."""
    return [p for p in PANELS if p.subject_kind == subject_kind and may(p.needs)]
