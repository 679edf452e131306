"""How a due moment is written: midnight belongs to the day that ends, as «24:00»; loaded in every template."""

from datetime import datetime, time, timedelta

from django import template
from django.utils import timezone

from ventanilla.lib import spoken
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
