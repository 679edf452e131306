"""What `ventanilla verify` asks of correspondence: each letter has an issued folio, each issued folio its letter."""

from collections.abc import Iterator

from django.db.models import Case, Count, Exists, F, OuterRef, Q, When

from ventanilla.correspondence.models import Fate, FolioBlock, IncomingLetter, ScanArrival, Slip
from ventanilla.journal.checks import register, without
from ventanilla.journal.models import IssuedFolio
from ventanilla.utility.queries import current_pack


def folios_were_issued() -> Iterator[str]:
    """No letter carries a folio that its series did not give, and none was given to nothing."""
    letters = IncomingLetter.objects.all()
    for folio in without(letters, "folio", IssuedFolio.objects.all(), "folio").values_list("folio", flat=True):
        yield f"El escrito {folio} lleva un folio que ninguna serie emitió."
    issued = IssuedFolio.objects.filter(series="incoming")
    for folio in without(issued, "folio", letters, "folio").order_by("pk").values_list("folio", flat=True):
        yield f"El folio {folio} se emitió y no hay un escrito con él."


def states_tell_the_facts() -> Iterator[str]:
    """What each letter is said to wait for is what its facts say."""
    missing = IncomingLetter.objects.filter(state=None).values_list("folio", flat=True)
    for folio in missing:
        yield f"El escrito {folio} no está en las colas de lo recibido."
    arrived = ScanArrival.objects.filter(letter=OuterRef("pk"))
    told = IncomingLetter.objects.exclude(state=None).annotate(
        is_scanned=Case(When(Q(scan__isnull=False) | Exists(arrived), then=True), default=False),
        is_over=Case(When(discharge__isnull=False, then=True), default=False),
    )
    for folio in told.filter(state__needs_scan=F("is_scanned")).values_list("folio", flat=True):
        yield f"La cola de digitalización no dice la verdad del escrito {folio}."
    for folio in told.filter(state__needs_discharge=F("is_over")).values_list("folio", flat=True):
        yield f"La lista de bajas pendientes no dice la verdad del escrito {folio}."


register("Colas de los escritos recibidos", states_tell_the_facts)


def blocks_add_up() -> Iterator[str]:
    """Contingency folios: each of a block, each letter with one through its slip, and closed blocks without gaps."""
    series = current_pack().section("registry").contingency.series
    issued = IssuedFolio.objects.filter(series=series)
    for folio in without(issued, "folio", Slip.objects.all(), "folio").values_list("folio", flat=True):
        yield f"El folio de contingencia {folio} no es de ningún talonario."
    for folio in without(Slip.objects.all(), "folio", issued, "folio").values_list("folio", flat=True):
        yield f"El talón {folio} lleva un folio que su serie no emitió."
    numbered = IncomingLetter.objects.filter(folio__in=Slip.objects.values("folio"))
    for folio in numbered.exclude(fate__slip__folio=F("folio")).values_list("folio", flat=True):
        yield f"El escrito {folio} lleva un folio de contingencia sin su talón."
    for fate in Fate.objects.filter(letter__isnull=False).exclude(letter__received_at=F("written_at")):
        yield f"El talón {fate.slip_id} dice otro momento que su escrito."
    for block in FolioBlock.objects.annotate(there=Count("slips"), told=Count("slips__fate")).order_by("pk"):
        if block.there != block.count:
            yield f"El talonario {block} dice {block.count} folios y tiene {block.there}."
        if block.closed_at and block.told != block.there:
            yield f"El talonario {block} se cerró con {block.there - block.told} folios sin cuenta."


register("Talonarios de contingencia", blocks_add_up)
register("Folios de escritos recibidos", folios_were_issued)
