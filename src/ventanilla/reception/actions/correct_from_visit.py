"""Ask for a correction of the register that a matter of a visit brings; authorised, the matter ends with it (A-05)."""

from datetime import datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actor import Actor
from ventanilla.lib.uploads import Upload
from ventanilla.reception.actions.end_matter import journal_ending, matter_of, refuse_ended
from ventanilla.reception.actions.end_turn import end_turn
from ventanilla.reception.models import MatterCorrection, Outcome, Visit, VisitMatter
from ventanilla.register.actions import ask_correction
from ventanilla.register.models import Account, Correction, CorrectionDecision
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack

_MOST = 80, 300
"""The letters that the folios and the note of an ending hold."""


@act
def correct_from_visit(
    *,
    visit: Visit,
    account: Account,
    field: str,
    after: str,
    reason: str,
    key: str,
    by: Actor,
    at: datetime,
    number: int = 1,
    evidence: Upload | None = None,
) -> Correction:
    """Ask for it on account of the matter `number`. Errors: UnableToCorrect, UnableToEnd, UploadRefused, NotAllowed.

    The account is locked before the visit, as when a correction is authorised.
    """
    require(by, "reception.log", at)
    asked = ask_correction(
        account=account, field=field, after=after, reason=reason, evidence=evidence, key=key, by=by, at=at
    )
    if not MatterCorrection.objects.filter(correction=asked).exists():
        matter = matter_of(visit, number)
        refuse_ended(matter)
        MatterCorrection.objects.create(matter=matter, correction=asked)
    return asked


@act
def end_corrected(correction: Correction, by: Actor, at: datetime) -> Outcome | None:
    """End the matter a decided correction was asked for, once none of it waits and some was authorised.

    The permission is that of deciding. A matter that ended meanwhile, or of which all was refused, is left as it is.
    """
    link = MatterCorrection.objects.filter(correction=correction).select_related("matter__visit").first()
    kind = next((k for k in current_pack().section("resolutions").values() if k.correction), None)
    if link is None or kind is None:
        return None
    matter = matter_of(link.matter.visit, link.matter.number)
    made = _made_for(matter)
    if not made or Outcome.objects.filter(matter=matter).exists():
        return None
    outcome = Outcome.objects.create(
        visit=matter.visit,
        matter=matter,
        kind=Outcome.RESOLVED,
        resolution=kind.code,
        legacy_folio=_within(", ".join(one.folio for one in made), _MOST[0]),
        note=_within("; ".join(f"«{one.before}» → «{one.after}»" for one in made), _MOST[1]),
        **done(by, at),
    )
    journal_ending(outcome, by, at)
    end_turn(visit=matter.visit, by=by, at=at)
    return outcome


def _made_for(matter: VisitMatter) -> list[Correction]:
    """The corrections made for a matter; none while some waits."""
    asked = Correction.objects.filter(visit_matter__matter=matter)
    if asked.filter(decision=None).exists():
        return []
    return list(asked.filter(decision__kind=CorrectionDecision.AUTHORISED).order_by("pk"))


def _within(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
