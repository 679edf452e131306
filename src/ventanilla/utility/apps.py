"""The utility as a Django app; at start it gathers every floor's pack sections."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

from ventanilla.floors import BUILT


class UtilityConfig(AppConfig):
    name = "ventanilla.utility"
    verbose_name = "Organismo"

    def ready(self) -> None:
        for floor in BUILT:
            if find_spec(f"ventanilla.{floor}.pack_sections"):
                import_module(f"ventanilla.{floor}.pack_sections")
