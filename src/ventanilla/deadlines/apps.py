"""The clock as a Django app."""

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "ventanilla.deadlines"
    verbose_name = "Plazos"
