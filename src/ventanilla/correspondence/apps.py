"""Correspondence as a Django app; at start it says who may see the files of a letter."""

from importlib import import_module

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "ventanilla.correspondence"
    verbose_name = "Correspondencia"

    def ready(self) -> None:
        import_module("ventanilla.correspondence.subjects")
