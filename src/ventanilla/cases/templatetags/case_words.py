"""The pack's own words in templates: names of areas, channels, capacities and matters by their code."""

from django import template

from ventanilla.utility.queries import current_pack

register = template.Library()


@register.filter
def area(code: str) -> str:
    """The name of an area; a code of an older pack stays as it is."""
    known = current_pack().section("organisation").areas
    return str(known[code].name) if code in known else code


def _named(section: str, code: str) -> str:
    known = current_pack().section(section)
    return str(known[code].name) if code in known else code


@register.filter
def channel(code: str) -> str:
    """The name of a channel."""
    return _named("channels", code)


@register.filter
def kind(code: str) -> str:
    """The name of what may be presented."""
    return _named("kinds", code)


@register.filter
def capacity(code: str) -> str:
    """The name of a capacity."""
    return _named("capacities", code)


@register.filter
def matter(code: str) -> str:
    """The name of a matter."""
    return _named("matters", code)


@register.filter
def resolution(code: str) -> str:
    """The name of a kind of immediate resolution."""
    return _named("resolutions", code)


@register.filter
def alert(code: str) -> str:
    """The words of an alert of the clock."""
    return _named("alerts", code)


@register.filter
def post(code: str) -> str:
    """The name of a post; a code of an older pack stays as it is."""
    known = current_pack().section("organisation").posts
    return str(known[code].name) if code in known else code
