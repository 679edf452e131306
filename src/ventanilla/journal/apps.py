"""The journal as a Django app; at start it gathers what every floor declares to it: events, checks, sweeps…"""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

from ventanilla.floors import BUILT


class JournalConfig(AppConfig):
    name = "ventanilla.journal"
    verbose_name = "Bitácora"

    def ready(self) -> None:
        import_module("ventanilla.journal.routine")
        for floor in BUILT:
            for part in ("events", "checks", "sweeps", "subscriptions"):
                if find_spec(f"ventanilla.{floor}.{part}"):
                    import_module(f"ventanilla.{floor}.{part}")
