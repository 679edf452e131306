"""Lives an October and closes it on a furnished server, so that charts have something to draw: `python -m`."""

import os
from datetime import timedelta
from types import SimpleNamespace

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from ventanilla.indicators.actions import close_month
    from ventanilla.indicators.tests.october import FIFTH, NOVEMBER, OCTOBER, october, petition, visit
    from ventanilla.staff.models import Person

    people = SimpleNamespace(**{person.username: person for person in Person.objects.all()})
    for months in range(1, 5):
        for number in range(3 + 2 * months):
            ending = {"kind": "informed"} if number % 4 else {}
            visit(people, f"b{months}-{number}", FIFTH - timedelta(days=30 * months), **ending)
        close_month(month=OCTOBER.plus(-months), by=people.gema.actor, at=NOVEMBER)
    story = october(people)
    close_month(month=OCTOBER, by=people.gema.actor, at=NOVEMBER)
    story["sent"].now = NOVEMBER
    story["sent"].until("")
    for number in range(60):
        visit(people, f"n{number}", NOVEMBER + timedelta(minutes=number), kind="informed")
    petition(people, "a_atender", NOVEMBER, points=("Uno", "Dos"))


if __name__ == "__main__":
    main()
