"""Fills a furnished server with a day of the registry office: `python -m tests.browser.registry_office`."""

import os
from datetime import timedelta

import django

LONG = "Asociación de Colonos y Usuarios del Agua de la Unidad Habitacional Presidente Adolfo López Mateos, A. C."


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.utils import timezone

    from ventanilla.correspondence.actions import issue_block, receive_letter, spoil_slip, take_scan
    from ventanilla.documents.actions import store_file
    from ventanilla.documents.tests.making import pdf
    from ventanilla.staff.models import Person

    by, now = Person.objects.get(username="ofelia").actor, timezone.now()
    for n in range(40):
        receive_letter(
            sender=LONG if n % 3 == 0 else "Lupe Sánchez",
            about="Cobro excesivo en el último recibo y falta de agua en toda la calle " * (1 + n % 3),
            sheets=1 + n,
            annexes=n % 4,
            account="7001-1" if n % 2 else "",
            scan=None,
            received_at=now - timedelta(minutes=50 - n),
            by=by,
            at=now - timedelta(minutes=50 - n),
        )
    file = store_file(content=pdf(2), name="hoja suelta.pdf", by=by, at=now)
    take_scan(file=file, name=f"{'escaneo-sin-nombre-' * 6}.pdf", words=[], by=by, at=now)
    block = issue_block(count=7, taken_by=LONG, place="Ventanilla 2", by=by, at=now - timedelta(days=1))
    spoil_slip(folio=block.first, note="Se mojó con la lluvia", by=by, at=now)


if __name__ == "__main__":
    main()
