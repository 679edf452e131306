"""Indicators as a Django app."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "ventanilla.indicators"
    verbose_name = "Indicadores"
