"""Every floor that has screens brings its own `urls.py`; paths are Spanish and live at the root."""

import re
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.urls import include, path, re_path

from ventanilla.floors import BUILT


def _door(floor: str) -> Any:
    """The paths of a floor, asked only for addresses that begin with a word of theirs: a page asks no other floor."""
    module = f"ventanilla.{floor}.urls"
    words = {str(one.pattern).partition("/")[0] for one in import_module(module).urlpatterns}
    if any("<" in word for word in words):
        return path("", include(module))
    return re_path(rf"^(?=(?:{'|'.join(map(re.escape, sorted(words)))})(?:/|$))", include(module))


urlpatterns = [_door(name) for name in BUILT if find_spec(f"ventanilla.{name}.urls") is not None]
handler500 = "ventanilla.staff.views.failed.failed"
