"""Words of turns for the templates."""

from django import template

register = template.Library()


@register.filter
def minutes(seconds: int | None) -> str:
    """Seconds as minutes: «12 min», «menos de 1 min», «—» when there is none."""
    if seconds is None:
        return "—"
    return f"{round(seconds / 60)} min" if seconds >= 60 else "menos de 1 min"
