"""Reads what every serving process needs before they are forked, so that they share its memory and answer at once."""

import ctypes
import gc
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.template import TemplateSyntaxError
from django.template.loader import get_template
from django.urls import get_resolver

from ventanilla.utility.queries import current_pack
from ventanilla.utility.sections import SECTIONS, PackRefused

_ARENA_MAX, _TRIM_THRESHOLD = -8, -1
"""What glibc's `mallopt` calls them."""


def give_memory_back() -> None:
    """Ask glibc for few pools of memory and to return to the machine what a thread no longer needs; others ignore it.

    By itself it keeps a pool for each thread as large as that thread's greatest answer was.
    """
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(_ARENA_MAX, 2)
        libc.mallopt(_TRIM_THRESHOLD, 128 * 1024)


def warm() -> None:
    """Load the addresses with their views, our templates and the pack in force; then fix in memory what is loaded."""
    import_module("ventanilla.wsgi")
    list(get_resolver().url_patterns)
    for config in apps.get_app_configs():
        if config.name.startswith("ventanilla."):
            _read(Path(config.path) / "templates")
    with suppress(PackRefused):  # not yet published: the screens say so
        pack = current_pack()
        for name in SECTIONS:
            pack.section(name)
    # What the collector no longer walks is not written to either, and stays shared after the fork.
    gc.collect()
    gc.freeze()


def _read(folder: Path) -> None:
    for file in folder.rglob("*.html"):
        with suppress(TemplateSyntaxError):  # it is told where the page is asked for
            get_template(str(file.relative_to(folder)))
