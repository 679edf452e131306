"""Time passes for messages that a dead worker holds: what was leased may be taken by another. Run as a program."""

import os
from datetime import timedelta

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.db.models import F

    from ventanilla.notices.models import Dispatch

    Dispatch.objects.filter(state="waiting").update(next_at=F("next_at") - timedelta(minutes=10))
