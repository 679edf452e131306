"""Every floor that has screens brings its own `urls.py`; paths are Spanish and live at the root."""

from importlib.util import find_spec

from django.urls import include, path

from ventanilla.floors import BUILT

urlpatterns = [
    path("", include(f"ventanilla.{name}.urls")) for name in BUILT if find_spec(f"ventanilla.{name}.urls") is not None
]
handler500 = "ventanilla.staff.views.failed.failed"
