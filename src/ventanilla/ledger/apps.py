"""The ledger as a Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "ventanilla.ledger"
    verbose_name = "Libro de cuentas"
