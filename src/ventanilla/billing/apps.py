"""Billing as a Django app."""

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "ventanilla.billing"
    verbose_name = "Facturación"
