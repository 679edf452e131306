"""The desk as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "ventanilla.desk"
    verbose_name = "Escritorio"
