"""Quality as a Django app; at start it asks to be told of each published pack."""

from importlib import import_module

from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "ventanilla.quality"
    verbose_name = "Calidad"

    def ready(self) -> None:
        import_module("ventanilla.quality.publishing")
