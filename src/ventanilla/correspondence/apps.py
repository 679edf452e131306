"""Correspondence as a Django app."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "ventanilla.correspondence"
    verbose_name = "Correspondencia"
