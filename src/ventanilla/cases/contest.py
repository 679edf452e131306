"""An appeal names the case whose answer it contests, and is in time or late by the term of its kind."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ventanilla.cases.catalogue import Kind
from ventanilla.cases.models import Case
from ventanilla.correspondence.models import Delivery
from ventanilla.deadlines.points import reckon
from ventanilla.deadlines.queries import calendar_in_force, terms_in_force
from ventanilla.lib.refusals import Refusal
from ventanilla.utility.queries import local_day


class UnableToContest(Refusal):
    """The case it contests is not named, is not known, or has no answer yet."""


@dataclass(frozen=True)
class Contested:
    """The case, and whether it is contested in time; `last_day` is None while its answer was never notified."""

    case: Case
    in_time: bool
    last_day: date | None


def contested_by(*, kind: Kind, folio: str, filed_at: datetime) -> Contested | None:
    """What something of that kind contests; None for a kind that contests nothing. A late one is not refused here:
    that is for who decides it. Errors: UnableToContest."""
    if not kind.contests:
        if folio:
            raise UnableToContest("nada-que-impugnar", f"«{kind.name}» no impugna otra respuesta.", field="contests")
        return None
    if not folio:
        raise UnableToContest("sin-impugnado", "Escriba el número de lo que se impugna.", field="contests")
    case = Case.objects.select_related("nature", "issued_answer__document").filter(folio=folio.upper()).first()
    if case is None or not hasattr(case, "nature") or case.nature.kind not in kind.contests:
        sentence = f"No hay nada con el número «{folio}» que se pueda impugnar; revise cómo está escrito."
        raise UnableToContest("impugnado", sentence, field="contests")
    if not hasattr(case, "issued_answer"):
        raise UnableToContest("sin-respuesta", f"«{folio}» aún no tiene respuesta que impugnar.", field="contests")
    notified = Delivery.objects.filter(document=case.issued_answer.document).first()
    if notified is None:
        return Contested(case, True, None)
    term = terms_in_force().valid(kind.term, local_day(notified.delivered_at))
    ends_at = reckon(term=term, started_at=notified.delivered_at, calendar=calendar_in_force()).due_at
    assert ends_at is not None
    return Contested(case, filed_at < ends_at, local_day(ends_at - timedelta(microseconds=1)))
