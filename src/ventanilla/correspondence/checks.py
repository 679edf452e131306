"""What `ventanilla verify` asks of correspondence: every incoming folio was issued by its series."""

from collections.abc import Iterator

from ventanilla.correspondence.models import IncomingLetter
from ventanilla.journal.checks import register
from ventanilla.journal.models import IssuedFolio


def folios_were_issued() -> Iterator[str]:
    """No letter carries a folio that its series did not give."""
    known = IssuedFolio.objects.values("folio")
    for folio in IncomingLetter.objects.exclude(folio__in=known).values_list("folio", flat=True):
        yield f"El escrito {folio} lleva un folio que ninguna serie emitió."


register("Folios de escritos recibidos", folios_were_issued)
