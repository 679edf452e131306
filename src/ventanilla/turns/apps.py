"""Turns as a Django app."""

from django.apps import AppConfig


class TurnsConfig(AppConfig):
    name = "ventanilla.turns"
    verbose_name = "Turnos"
