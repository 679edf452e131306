"""Staff as a Django app; at start it gathers the permissions and menu entries every floor declares."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

from ventanilla.floors import BUILT


class StaffConfig(AppConfig):
    name = "ventanilla.staff"
    verbose_name = "Personal"

    def ready(self) -> None:
        import_module("ventanilla.staff.declared")
        for floor in BUILT:
            for part in ("permissions", "navigation", "panels"):
                if floor != "staff" and find_spec(f"ventanilla.{floor}.{part}"):
                    import_module(f"ventanilla.{floor}.{part}")
