"""Add one more matter to a visit that is still being served (A-01)."""

from datetime import datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.actions.enter_visit import said
from ventanilla.reception.models import Visit, VisitMatter
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require

MOST = 12
"""More than these matters a person brings only by mistake."""


class UnableToAdd(Refusal):
    """The visit is over, or it has too many matters already."""


@act
def add_matter(*, visit: Visit, matter: str, by: Actor, at: datetime, about: str = "") -> VisitMatter:
    """One more matter; the same words while it is still open give the one that stands. It may be added while some
    other matter of the visit is open.

    Errors: UnableToAdd, UnableToEnter, NotAllowed.
    """
    require(by, "reception.log", at)
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    words = said(matter, about)
    standing = list(visit.matters.select_related("outcome"))
    for known in standing:
        if (known.text, known.about) == (words, about) and known.ending is None:
            return known
    if all(each.ending for each in standing):
        raise UnableToAdd("visita-terminada", "La visita ya terminó; registre otra visita para este asunto.")
    if len(standing) >= MOST:
        raise UnableToAdd("demasiados-asuntos", f"Una visita lleva hasta {MOST} asuntos; registre otra visita.")
    made = VisitMatter.objects.create(visit=visit, number=len(standing) + 1, about=about, text=words, **done(by, at))
    record(
        event="reception.matter_added",
        by=by,
        at=at,
        on=visit.subject,
        facts={"number": made.number, "about": about},
        personal={"matter": words},
    )
    return made
