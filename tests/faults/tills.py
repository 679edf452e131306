"""Two tills open and four accounts that may pay: `python -m tests.faults.tills` in the surroundings of an office."""

import os

import django

ACCOUNTS = tuple(f"9001-{n}" for n in range(1, 5))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.utils import timezone

    from tests.cast import hire
    from ventanilla.cashier.actions import open_till
    from ventanilla.register.actions import add_account
    from ventanilla.staff.models import Person

    hire("celia", "Celia Bravo Pino", "cajero")
    now = timezone.now()
    pilar = Person.objects.get(username="pilar").actor
    for number in ACCOUNTS:
        add_account(number=number, holder=f"Persona {number}", street="Hidalgo", by=pilar, at=now)
    for username, till in (("beto", "caja1"), ("celia", "caja2")):
        by = Person.objects.get(username=username).actor
        open_till(till=till, opening_float=0, key=till, by=by, at=now)


if __name__ == "__main__":
    main()
