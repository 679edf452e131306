"""Tariffs as a Django app; they have no tables: the pack in force says them."""

from django.apps import AppConfig


class TariffsConfig(AppConfig):
    name = "ventanilla.tariffs"
    verbose_name = "Tarifas y derechos"
