"""Every route of the project, found in Django's own resolver, whoever brought it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """An address: its full name, the view behind it and the converters of its parts."""

    name: str
    address: str
    view: Callable[..., Any]
    converters: dict[str, Any]

    @property
    def needs(self) -> str | None:
        """The declared permission. Errors: AttributeError when the view declares nothing."""
        return self.view.needs  # type: ignore[attr-defined, no-any-return]

    def nonsense(self) -> list[dict[str, Any]]:
        """Values that name nothing: an absent object, and a number no database holds."""
        absurd = {
            "IntConverter": (4_000_000_000_000_000, 10**30),
            "UUIDConverter": ("0" * 8 + "-0000" * 3 + "-" + "0" * 12,) * 2,
        }
        return [
            {key: absurd.get(type(c).__name__, ("no-existe", "zz%00ñ"))[i] for key, c in self.converters.items()}
            for i in range(2)
        ]


def all_routes() -> list[Route]:
    """Every route, by address."""
    return sorted(_walk(get_resolver(), "", "", {}), key=lambda route: route.address)


def _walk(resolver: URLResolver, address: str, space: str, converters: dict[str, Any]) -> Iterator[Route]:
    for found in resolver.url_patterns:
        here = address + str(getattr(found.pattern, "_route", ""))
        known = converters | found.pattern.converters
        if isinstance(found, URLPattern):
            yield Route(f"{space}{found.name or ''}", here, found.callback, known)
        else:
            yield from _walk(found, here, f"{space}{found.namespace}:" if found.namespace else space, known)
