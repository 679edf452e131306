"""The register as a Django app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "ventanilla.register"
    verbose_name = "Padrón"
