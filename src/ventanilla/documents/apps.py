"""Documents as a Django app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "ventanilla.documents"
    verbose_name = "Documentos"
