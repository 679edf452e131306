"""Reception as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "ventanilla.reception"
    verbose_name = "Visitas"

    def ready(self) -> None:
        for part in ("subjects", "followers"):
            import_module(f"ventanilla.reception.{part}")
