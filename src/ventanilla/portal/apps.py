"""The citizen's pages as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "ventanilla.portal"
    verbose_name = "Portal"
