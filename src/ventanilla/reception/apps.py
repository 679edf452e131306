"""Reception as a Django app."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "ventanilla.reception"
    verbose_name = "Control de Usuarios"
