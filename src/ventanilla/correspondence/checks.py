"""What `ventanilla verify` asks of correspondence: each letter has an issued folio, each issued folio its letter."""

from collections.abc import Iterator

from ventanilla.correspondence.models import IncomingLetter
from ventanilla.journal.checks import register
from ventanilla.journal.models import IssuedFolio


def folios_were_issued() -> Iterator[str]:
    """No letter carries a folio that its series did not give, and none was given to nothing."""
    known = IssuedFolio.objects.values("folio")
    for folio in IncomingLetter.objects.exclude(folio__in=known).values_list("folio", flat=True):
        yield f"El escrito {folio} lleva un folio que ninguna serie emitió."
    issued = IssuedFolio.objects.filter(series="incoming").exclude(folio__in=IncomingLetter.objects.values("folio"))
    for folio in issued.order_by("pk").values_list("folio", flat=True):
        yield f"El folio {folio} se emitió y no hay un escrito con él."


register("Folios de escritos recibidos", folios_were_issued)
