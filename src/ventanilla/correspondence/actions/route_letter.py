"""Route a letter to an area: registry office to Dirección Comercial, and from there on (DF-07-01, step 2)."""

from datetime import datetime

from ventanilla.correspondence.models import IncomingLetter, Routing
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.utility.queries import current_pack


class UnableToRoute(Refusal):
    """The area does not exist."""


@act
def route_letter(*, letter: IncomingLetter, area: str, by: Actor, at: datetime, note: str = "") -> Routing:
    """Send it on to an area of the pack; the permission is that of the step that routes. Errors: UnableToRoute."""
    locked = IncomingLetter.objects.select_for_update().get(pk=letter.pk)
    if area not in current_pack().section("organisation").areas:
        raise UnableToRoute("area-desconocida", "Elija un área del organismo.", field="area")
    routing = Routing.objects.create(letter=locked, area=area, note=note.strip()[:400], **done(by, at))
    record(
        event="correspondence.letter_routed",
        by=by,
        at=at,
        on=Subject("letter", str(locked.pk), locked.folio),
        facts={"area": area},
        personal={"note": routing.note} if routing.note else None,
    )
    return routing
