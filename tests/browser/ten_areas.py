"""A petition referred ten times, half of it answered: `python -m tests.browser.ten_areas` prints its folio."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

ROUNDS = (
    ("medidores", "padron", "inspecciones", "ingresos", "estados_cuenta"),
    ("medidores", "padron", "inspecciones", "estados_cuenta", "secretaria_particular"),
)
ANSWER = ("medidores", "padron", "inspecciones")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from types import SimpleNamespace

    from tests.cast import hire
    from tests.journeys.story import Story
    from ventanilla.cases.actions.refer import Destination
    from ventanilla.staff.models import Person

    for username, name, post in (
        ("iris", "Iris Campos Ley", "jefe_ingresos"),
        ("ema", "Ema Cota", "jefe_estados_cuenta"),
    ):
        hire(username, name, post)
    people = SimpleNamespace(**{p.username: p for p in Person.objects.all()})
    heads = {
        "medidores": "mario",
        "padron": "pilar",
        "inspecciones": "carla",
        "ingresos": "iris",
        "estados_cuenta": "ema",
    }
    story = Story(people, datetime.now(UTC) - timedelta(days=36))
    story.open(points=tuple(f"Punto {n}: que se revise y se informe" for n in range(1, 6)))
    for number, areas in enumerate(ROUNDS):
        story.until("p09_turnar")
        story.do(
            "p09_turnar",
            "gema",
            destinations=[Destination(area, (n,)) for n, area in enumerate(areas, 1)],
            instructions="Informe con pruebas",
            way="system",
        )
        story.wait(days=number + 1, hours=7)
        for area in areas:
            if area in heads:
                story.do("a_acusar", heads[area], of=area)
        story.wait(days=3)
        for area in areas if number == 0 else ANSWER:
            story.do("a_atender", heads[area], of=area, result="solved", text="Se atendió", external_folio="RAS-1")
        if number == 0:
            story.do("p11_determinar", "ana", next_step="turnar")
    Path(os.environ["VENTANILLA_VAR"], "folio.txt").write_text(story.case.folio)


if __name__ == "__main__":
    main()
