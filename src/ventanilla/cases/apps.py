"""Cases as a Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "ventanilla.cases"
    verbose_name = "Peticiones"
