"""The clock as a Django app."""

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "ventanilla.deadlines"
    verbose_name = "Plazos"

    def ready(self) -> None:
        from ventanilla.deadlines.actions.announce_calendar import announce_calendar
        from ventanilla.utility.actions.publish_pack import AFTER_PUBLISHING

        AFTER_PUBLISHING.append(announce_calendar)
