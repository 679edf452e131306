"""The journal as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "ventanilla.journal"
    verbose_name = "Bitácora"
