"""How long a step took and who did it, as the screens of procedures say it."""

from datetime import timedelta

from django import template

from ventanilla.lib import spoken
from ventanilla.processes.analysis_paper import hands

register = template.Library()
register.filter("hands", hands)


@register.filter
def duration(took: timedelta | None) -> str:
    """«4 días 2 h»; nothing for nothing."""
    return "" if took is None else spoken.duration(took)
