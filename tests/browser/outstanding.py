"""Fills a furnished server with petitions that areas have since some days: `python -m tests.browser.outstanding`."""

import os
from datetime import timedelta
from types import SimpleNamespace

import django

LONG = "María Guadalupe Fernanda de los Ángeles Hernández-Villaseñor Etcheverría y Montes de Oca viuda de Goicoechea"
WORDS = "Consumo elevado en el último bimestre, fuga en la vía pública y medidor que no avanza desde hace un año " * 2


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.utils import timezone

    from tests.journeys.story import Story
    from ventanilla.staff.models import Person

    people = SimpleNamespace(**{p.username: p for p in Person.objects.all()})
    for days, step, summary, points in (
        (40, "a_atender", WORDS, ("Revisar", "Corregir")),
        (9, "a_acusar", "Cobro excesivo", ("Revisar", "Corregir")),
        (4, "a_atender", "No reconoce la lectura", ("Revisar",)),
        (0, "a_acusar", "Fuga frente a su casa", ("Revisar", "Corregir")),
    ):
        story = Story(people, timezone.now() - timedelta(days=days, hours=1))
        story.open(summary=summary[:300], points=points)
        story.until(step)


if __name__ == "__main__":
    main()
