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


def stopped_ones_kept_their_date() -> Iterable[str]:
    """A sentence for each stopped deadline whose kept date is not that of its ledger: nobody may move it afterwards."""
    found = Deadline.objects.filter(stopped_at__isnull=False, final_due_at__isnull=False)
    for deadline in found.prefetch_related(*HAPPENED).order_by("id").iterator(chunk_size=500):
        again, kept, stopped = reckon_again(deadline), deadline.final_due_at, deadline.stopped_at
        folio = deadline.folio or f"{deadline.subject_kind} {deadline.subject_id}"
        if again.due_at is not None and again.due_at != kept:
            yield f"El plazo «{deadline.term_code}» de {folio}, ya terminado, no conserva la fecha de su cómputo."
        elif deadline.outcome == "met" and kept and stopped and stopped >= kept:
            yield f"El plazo «{deadline.term_code}» de {folio} dice cumplido y terminó ya vencido."


register("Fechas de los plazos terminados", stopped_ones_kept_their_date)
register("Fechas de los plazos", dates_equal_their_reckoning)
