"""The cashier as a Django app."""

from django.apps import AppConfig


class CashierConfig(AppConfig):
    name = "ventanilla.cashier"
    verbose_name = "Caja"
