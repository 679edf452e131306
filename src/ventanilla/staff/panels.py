"""Panels: a floor offers a piece of screen about a subject (an account, a case); the desk composes them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.template.loader import render_to_string

from ventanilla.journal.actor import Subject
from ventanilla.staff.access import StaffRequest


@dataclass(frozen=True)
class Offer:
    """Something to do about the subject, shown as a button at the top of its page; `key` is a letter of keys.py."""

    label: str
    url: str
    icon: str = ""
    primary: bool = False
    key: str = ""


@dataclass(frozen=True)
class Panel:
    """`context(request, subject_id)` gives the template's values or None to show nothing; `queries` is its budget.

    `offers(request, subject_id)` gives what can be done about the subject from here. `place` is "main", or "top"
    for a strip without a card of its own above everything.
    """

    name: str
    subject_kind: str
    title: str
    template: str
    needs: str
    context: Callable[[StaffRequest, str], dict[str, Any] | None]
    queries: int
    order: int = 100
    offers: Callable[[StaffRequest, str], list[Offer]] = lambda request, subject_id: []
    place: str = "main"


PANELS: list[Panel] = []


def offer(panel: Panel) -> None:
    PANELS.append(panel)
    PANELS.sort(key=lambda p: p.order)


def panels_for(subject_kind: str, may: Callable[[str], bool]) -> list[Panel]:
    """The panels about such a subject that a person may see, in order."""
    return [p for p in PANELS if p.subject_kind == subject_kind and may(p.needs)]


@dataclass(frozen=True)
class Drawn:
    """A panel as HTML, ready for the page."""

    name: str
    title: str
    html: str
    place: str = "main"


def record[M: Model](request: StaffRequest, model: type[M], pk: str) -> M:
    """The row a panel speaks of: the one its page has read already, when that is it."""
    known = vars(request).get("record")
    if isinstance(known, model) and known.pk == int(pk):
        return known
    return model._default_manager.get(pk=int(pk))


def happened(request: StaffRequest, *events: str) -> bool:
    """Whether any entry of the subject begins like one of these; True where its page did not read them all.

    What is written together with such an entry need not be looked for where there is none.
    """
    told = vars(request).get("told")
    return told is None or any(one.startswith(events) for one in told)


def draw(
    request: StaffRequest, subject: Subject, read: Model | None = None, told: frozenset[str] | None = None
) -> tuple[list[Drawn], list[Offer]]:
    """Every panel about the subject that this person may see, drawn, and what they offer.

    `read` is its row where the page has it, `told` the events of its whole story. Of two offers with the same key
    the later one stands, in the place of the earlier: it knows more of the moment.
    """
    vars(request)["record"], vars(request)["told"] = read, told
    drawn: list[Drawn] = []
    offers: dict[str, Offer] = {}
    for panel in panels_for(subject.kind, request.standing.may):
        offers |= {one.key or one.label: one for one in panel.offers(request, subject.id)}
        values = panel.context(request, subject.id)
        if values is not None:
            html = render_to_string(panel.template, values, request=request)
            drawn.append(Drawn(panel.name, panel.title, html, panel.place))
    return drawn, list(offers.values())
