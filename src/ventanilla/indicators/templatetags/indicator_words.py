"""Words and addresses of the cells of an indicator."""

from django import template
from django.urls import reverse

from ventanilla.indicators.catalogue import Indicator
from ventanilla.indicators.points import ACHIEVED, BASE, PENDING
from ventanilla.lib.months import Month

register = template.Library()


@register.simple_tag
def cell_label(indicator: Indicator, name: str) -> str:
    """The name of a column: «Resueltas», «Fuera de la cuenta»."""
    named = {BASE: indicator.base, ACHIEVED: indicator.achieved, PENDING: indicator.pending}
    return named.get(name, "Fuera de la cuenta")


@register.simple_tag
def cell_url(indicator: Indicator, month: Month, name: str, group: str = "", today: str = "") -> str:
    """Where the folios of a cell are; `today` looks at a closed month as it stands now."""
    query = {"mes": month.code} | ({"grupo": group} if group else {}) | ({"hoy": "1"} if today else {})
    return reverse("indicators:cell", args=[indicator.code, name], query=query)


@register.simple_tag
def visit_url(visits: dict[int, int], matter: int) -> str:
    """Where the visit of a matter is; `visits` are their numbers by that of the matter."""
    return reverse("reception:visit", args=[visits[matter]])


@register.filter
def named(code: str, names: dict[str, str]) -> str:
    """The name of a code; the code itself where the pack no longer has it."""
    return names.get(code, code)
