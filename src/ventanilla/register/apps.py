"""The register as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "ventanilla.register"
    verbose_name = "Padrón"

    def ready(self) -> None:
        import_module("ventanilla.register.subjects")
