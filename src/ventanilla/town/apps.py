"""The town as a Django app."""

from django.apps import AppConfig


class TownConfig(AppConfig):
    name = "ventanilla.town"
    verbose_name = "Pueblo de prueba"
