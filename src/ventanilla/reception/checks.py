"""What `ventanilla verify` proves of the visitor log: each number given is one line of it."""

from collections.abc import Iterator

from ventanilla.journal.checks import register
from ventanilla.journal.models import IssuedFolio
from ventanilla.reception.models import Visit


def lines_of_the_log() -> Iterator[str]:
    """Numbers that were given to nobody, and lines whose number nobody gave."""
    given = set(IssuedFolio.objects.filter(series="visit").values_list("folio", flat=True))
    lines = {f"{day.isoformat()}/{number}" for day, number in Visit.objects.values_list("day", "number").iterator()}
    for folio in sorted(given - lines):
        yield f"La visita {folio} recibió número y no está en el Control de Usuarios."
    for folio in sorted(lines - given):
        yield f"La visita {folio} lleva un número que no se emitió."


register("Renglones del Control de Usuarios", lines_of_the_log)
