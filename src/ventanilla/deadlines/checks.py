"""What `ventanilla verify` examines of the clock: each open date equals what its facts say."""

from collections.abc import Iterable

from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import HAPPENED, reckon_again
from ventanilla.journal.checks import register


def dates_equal_their_reckoning() -> Iterable[str]:
    """A sentence for each open deadline whose cached dates are not those of its ledger."""
    found = Deadline.objects.filter(stopped_at__isnull=True).prefetch_related(*HAPPENED).order_by("id")
    for deadline in found.iterator(chunk_size=500):
        again = reckon_again(deadline)
        if (again.due_at, again.last_day) != (deadline.due_at, deadline.last_day):
            folio = deadline.folio or f"{deadline.subject_kind} {deadline.subject_id}"
            told, counted = deadline.last_day or "suspendido", again.last_day or "suspendido"
            yield f"El plazo «{deadline.term_code}» de {folio} dice {told} y su cómputo da {counted}."


register("Fechas de los plazos", dates_equal_their_reckoning)
