"""The bare web application as a server loads it: `benchmarks.bare:application`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
django.setup()

from benchmarks.limits import application  # noqa: E402

__all__ = ["application"]
