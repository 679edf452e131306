"""Sign a revision of a controlled document: who made it, who reviewed it, who authorised it, in that order."""

from datetime import date, datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.quality.models import Approval, Revision
from ventanilla.quality.queries import ORDER, is_in_force
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.staff.queries import standing
from ventanilla.utility.queries import local_day

NEEDS = {"made": "quality.make", "reviewed": "quality.review", "authorised": "quality.authorise"}


class UnableToSign(Refusal):
    """The signature is out of turn, was given already, or the same person gave another."""


@act
def sign_revision(*, revision: Revision, step: str, on: date, by: Actor, at: datetime) -> Approval:
    """`step` is made, reviewed or authorised; `on` the day it was done, not after today nor before the one before.

    Errors: NotAllowed, UnableToSign.
    """
    require(by, NEEDS[step], at)
    row = Revision.objects.select_for_update().get(pk=revision.pk)
    given = {one.step: one for one in row.approvals.all()}
    _refuse(row, given, step, on, by, local_day(at))
    held = standing(by, at)
    post = next((p.name for p in held.posts.values() if NEEDS[step] in p.permissions), by.name)
    approval = Approval.objects.create(revision=row, step=step, post=post[:200], on=on, **done(by, at))
    record(
        event=f"quality.document_{step}",
        by=by,
        at=at,
        on=Subject("controlled", row.code),
        facts={"revision": row.pk, "number": row.revision, "on": on.isoformat()},
    )
    return approval


def _refuse(row: Revision, given: dict[str, Approval], step: str, on: date, by: Actor, today: date) -> None:
    if not is_in_force(row):
        raise UnableToSign("revision-anterior", f"{row} ya no está en vigor. Firme la revisión vigente.")
    if step in given:
        who = given[step].by_name
        raise UnableToSign("ya-firmado", f"{row} ya tiene esa firma, de {who}. No hace falta repetirla.")
    position = [str(one) for one in ORDER].index(step)
    if position and (before := ORDER[position - 1]) not in given:
        wanted = {"made": "quien lo elaboró", "reviewed": "quien lo revisó"}[str(before)]
        raise UnableToSign("falta-firma", f"Antes debe firmar {wanted}. Pídale que lo haga en esta misma pantalla.")
    if any((one.by_kind, one.by_id) == (by.kind, by.id) for one in given.values()):
        raise UnableToSign(
            "misma-persona", "Usted ya firmó esta revisión. Quien elabora, revisa y autoriza son personas distintas."
        )
    if on > today:
        raise UnableToSign("fecha-futura", "La fecha no puede ser posterior a hoy. Corríjala.", field="on")
    if position and on < (last := min(today, max(one.on for one in given.values()))):
        raise UnableToSign(
            "fecha-anterior", f"La fecha no puede ser anterior a la firma previa ({last:%d/%m/%Y}).", field="on"
        )
