"""How what is due is shown: its light, and the moment, whose midnight belongs to the day that ends («24:00»).

Loaded in every template.
"""

from datetime import datetime, time, timedelta

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ventanilla.lib import spoken
from ventanilla.staff.templatetags.words import days_light, light
from ventanilla.utility.queries import zone

register = template.Library()


@register.filter
def ending(due_at: datetime | None) -> str:
    """When a term ends: «vie 11 dic 2026, 24:00», «hoy 24:00», «mañana 9:00»."""
    if due_at is None:
        return ""
    here = zone()
    local, today = due_at.astimezone(here), timezone.now().astimezone(here).date()
    if local.time() != time.min:
        return spoken.moment(local, today)
    return spoken.moment(local - timedelta(days=1), today).removesuffix("0:00") + "24:00"


@register.simple_tag
def due(due_at: datetime | None, days: int, colour: str) -> SafeString:
    """When something is due: its light, the business days left (negative when late), and the moment."""
    if not due_at:
        return light("paused", "plazo en pausa")
    return format_html(
        '{} <span class="text-secondary text-nowrap">{}</span>', days_light(days, colour), ending(due_at)
    )
