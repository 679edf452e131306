"""Words and signs of the screens: moments, days left, money, folios and icons; loaded in every template."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import uuid4

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ventanilla.lib import spoken
from ventanilla.utility import vocabulary
from ventanilla.utility.queries import current_pack, zone
from ventanilla.utility.sections import PackRefused

register = template.Library()
SIGNS = {
    "green": ("circle-check", "Semáforo verde"),
    "amber": ("clock", "Semáforo ámbar"),
    "red": ("alert-triangle", "Semáforo rojo"),
    "paused": ("clock-pause", "Plazo en pausa"),
}
"""The sign of each light, and what is said to who does not see it."""


@register.simple_tag
@lru_cache(maxsize=None if settings.COLLECTED else 0)
def icon(name: str) -> SafeString:
    """A sign from the sprite; decoration only, so it is hidden from screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("build/icons.svg"),
        name,
    )


@register.filter
def said(notion: str) -> str:
    """What this utility calls a notion of its vocabulary: `{{ "registry_office"|said }}`."""
    return vocabulary.said(notion)


@register.filter
def moment(at: datetime | None) -> str:
    """A moment in the utility's time zone: «hoy 10:40», «ayer 9:05», «vie 20 nov 2026, 10:40»."""
    if at is None:
        return ""
    here = _zone()
    return spoken.moment(at.astimezone(here), timezone.now().astimezone(here).date())


@register.filter
def day(on: date | datetime | None) -> str:
    """A day: «vie 20 nov 2026»."""
    if on is None:
        return ""
    return spoken.day(on.astimezone(_zone()).date() if isinstance(on, datetime) else on)


@register.simple_tag
def light(colour: str, words: str) -> SafeString:
    """A traffic light that is never colour alone: «green», «amber», «red» or «paused», and what it means."""
    sign, said_of_it = SIGNS[colour]
    unseen = format_html('<span class="visually-hidden">{}:</span>', said_of_it)
    return format_html('<span class="light light-{}">{} {}{}</span>', colour, icon(sign), unseen, words)


@register.simple_tag
def days_light(days: int, colour: str) -> SafeString:
    """The light of a term with the business days left: «quedan 3 días hábiles», «vence hoy», «vencido»."""
    return light(colour, spoken.days_left(days, over=colour == "red"))


@register.filter
def money(centavos: int | None) -> str:
    """Whole centavos as «$1,237.47»; nothing for nothing."""
    return "" if centavos is None else spoken.money(centavos)


@register.filter
def folio(text: str) -> SafeString:
    """A folio that does not break across lines."""
    return format_html('<span class="folio">{}</span>', text)


@register.simple_tag(takes_context=True)
def form_key(context: template.Context) -> str:
    """The key that makes sending a form twice harmless; a refused form keeps the one it came with."""
    request = context.get("request")
    return str((request.POST.get("form_key") if request else "") or uuid4())


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: Any) -> str:
    """The query of this page with some values changed; an empty value is taken out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in ("", None):
            query[name] = value
    return f"?{query.urlencode()}"


def _zone() -> Any:
    """The utility's zone; before a pack is published, the one of the settings."""
    try:
        current_pack()
    except PackRefused:
        return timezone.get_default_timezone() if settings.USE_TZ else None
    return zone()
