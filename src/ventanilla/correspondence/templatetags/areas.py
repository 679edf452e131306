"""Names of areas by their code."""

from django import template

from ventanilla.utility.queries import current_pack

register = template.Library()


@register.simple_tag
def area_name(code: str) -> str:
    """The area's name in the pack in force, or its code when the pack no longer has it."""
    area = current_pack().section("organisation").areas.get(code)
    return area.name if area else code
