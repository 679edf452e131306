"""Notices as a Django app; at start it gathers the messages each floor may send and who carries them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.conf import settings

from ventanilla.floors import BUILT


class NoticesConfig(AppConfig):
    name = "ventanilla.notices"
    verbose_name = "Mensajes"

    def ready(self) -> None:
        for floor in BUILT:
            if find_spec(f"ventanilla.{floor}.messages"):
                import_module(f"ventanilla.{floor}.messages")
        _engage()


def _engage() -> None:
    """Who carries what, by the settings: SMTP and the SMS gateway, or in a demo what only pretends to send."""
    from ventanilla.notices import carriers
    from ventanilla.notices.carriers.gateway import Gateway
    from ventanilla.notices.carriers.mail import Mail
    from ventanilla.notices.carriers.simulated import Simulated

    if settings.MAILERS:
        sender = settings.DEFAULT_FROM_EMAIL
        carriers.engage("email", Mail(sender=sender, simulated=not settings.SMTP))
    if settings.SMS_URL:
        carriers.engage("sms", Gateway(settings.SMS_URL, settings.SMS_TOKEN))
    elif settings.DEMO:
        carriers.engage("sms", Simulated())
